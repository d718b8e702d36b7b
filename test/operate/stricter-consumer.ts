import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import { readTemplate } from '../local/iam/changed-assembly.ts';

const consumerSchema = v.object({ Code: v.object({ S3Key: v.string() }) });

/** The folder of the consumer's bundle. */
const consumerAsset = (assembly: string): string => {
  const [, consumer] =
    Object.entries(readTemplate(assembly).Resources).find(
      ([id, { Type }]) => Type === 'AWS::Lambda::Function' && id.includes('Consumer'),
    ) ?? [];
  return `asset.${basename(v.parse(consumerSchema, consumer?.Properties).Code.S3Key, '.zip')}`;
};

/** As if the catalogue had another name for a mandatory property: it takes no QueueCallInUserAllocated that Enreach sends. */
const stricter = (bundle: string): string => {
  const property = /("QueueCallInUserAllocated",\{[^}]*?properties:\{[^}]*?)\bCallId:/;
  if (!property.test(bundle)) throw new Error('the bundle has no such definition');
  return bundle.replace(property, '$1CoreCallId:');
};

export interface ChangedAssembly {
  readonly directory: string;
  /** Puts the right bundle in its place, as a deployment would; environments that run keep theirs. */
  readonly mend: () => void;
  readonly remove: () => void;
}

/** A copy of an assembly whose consumer has a fault in its catalogue. */
export const withStricterConsumer = (assembly: string): ChangedAssembly => {
  const directory = mkdtempSync(join(tmpdir(), 'enreach-webhooks-stricter-'));
  const asset = consumerAsset(assembly);
  for (const name of readdirSync(assembly))
    if (name !== asset) symlinkSync(join(assembly, name), join(directory, name));
  mkdirSync(join(directory, asset));
  for (const name of readdirSync(join(assembly, asset)))
    copyFileSync(join(assembly, asset, name), join(directory, asset, name));

  const bundle = join(directory, asset, 'index.mjs');
  const right = readFileSync(bundle, 'utf8');
  writeFileSync(bundle, stricter(right));
  return {
    directory,
    mend: () => writeFileSync(bundle, right),
    remove: () => rmSync(directory, { recursive: true }),
  };
};
