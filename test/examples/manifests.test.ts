import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as v from 'valibot';

const root = resolve(import.meta.dirname, '../..');
const names = v.record(v.string(), v.string());
const manifestSchema = v.object({
  version: v.optional(v.string()),
  dependencies: names,
  devDependencies: names,
});
const readManifest = (directory: string) =>
  v.parse(manifestSchema, JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')));

const { version, ...ours } = readManifest(root);

it.each(readdirSync(join(root, 'examples')))(
  '%s asks for the versions that are tested here',
  (name) => {
    const { dependencies, devDependencies } = readManifest(join(root, 'examples', name));
    const { 'enreach-webhooks': thePackage, ...others } = { ...dependencies, ...devDependencies };
    expect(thePackage).toBe(`file:enreach-webhooks-${version}.tgz`);
    expect({ ...ours.dependencies, ...ours.devDependencies }).toMatchObject(others);
  },
);
