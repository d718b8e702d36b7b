import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** A piece of a stack's constructor or of a test, as a module; one that exports is a module already. */
const moduleOf = (snippet: string): string => {
  const text = snippet.replaceAll('{ … }', '{}');
  if (/^export /m.test(text)) return text;
  const lines = text.split('\n');
  const isImport = (line: string) => line.startsWith('import ');
  return [
    "import { Stack } from 'aws-cdk-lib';",
    ...lines.filter(isImport),
    'export class Recipe extends Stack {',
    '  async recipe() {',
    ...lines.filter((line) => !isImport(line)),
    '  }',
    '}',
  ].join('\n');
};

/** The TypeScript of a page, each snippet as a module by itself. */
export const documentedSnippets = (page: string): string[] =>
  [...readFileSync(join(root, page), 'utf8').matchAll(/^( *)```ts\n(.*?)^\1```$/gms)].map(
    ([, indentation = '', snippet = '']) =>
      moduleOf(snippet.replaceAll(new RegExp(`^${indentation}`, 'gm'), '')),
  );
