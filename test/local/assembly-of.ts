import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A directory as `cdk synth` writes it, of a stack with these resources and without assets. */
export const assemblyOf = (Resources: object): string => {
  const directory = mkdtempSync(join(tmpdir(), 'assembly-'));
  const artifacts = {
    Stack: {
      type: 'aws:cloudformation:stack',
      properties: { templateFile: 'Stack.template.json' },
    },
  };
  const write = (file: string, content: object) =>
    writeFileSync(join(directory, file), JSON.stringify(content));
  write('manifest.json', { artifacts });
  write('Stack.assets.json', { files: {} });
  write('Stack.template.json', { Resources });
  return directory;
};
