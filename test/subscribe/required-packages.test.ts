import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (path: string) => readFileSync(join(import.meta.dirname, '../..', path), 'utf8');

it('docs/subscribe.md names the packages that the package asks for, with their versions', () => {
  const documented = read('docs/subscribe.md').matchAll(/`([^`]+)` (\^\d+\.\d+\.\d+)/g);
  expect(Object.fromEntries([...documented].map(([, name, range]) => [name, range]))).toEqual(
    JSON.parse(read('package.json')).peerDependencies,
  );
});
