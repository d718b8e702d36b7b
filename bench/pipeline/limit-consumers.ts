import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Has the event source of a cloud assembly run no more consumers at once. AWS takes 2 or more; the local cloud also 1.
 *
 * @throws Error when the template has no event source with such a limit.
 */
export const limitConsumers = (
  assemblyDirectory: string,
  stackName: string,
  most: number,
): void => {
  const file = join(assemblyDirectory, `${stackName}.template.json`);
  const template = readFileSync(file, 'utf8');
  const limited = template.replace(/("MaximumConcurrency": )\d+/, `$1${most}`);
  if (!/"MaximumConcurrency": \d+/.test(template)) throw new Error('no event source has a limit');
  writeFileSync(file, limited);
};
