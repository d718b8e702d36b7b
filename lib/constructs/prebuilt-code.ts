import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type AssetCode, Code } from 'aws-cdk-lib/aws-lambda';

/**
 * A function's bundle as `npm run build` puts it beside the compiled constructs, since a package has no sources to
 * bundle from.
 *
 * @returns undefined in the repository, where a bundle is made of the sources that are there, never an old one.
 */
export const prebuiltCode = (name: string): AssetCode | undefined => {
  const folder = join(resolve(import.meta.dirname, '../..'), 'bundles', name);
  return existsSync(folder) ? Code.fromAsset(folder) : undefined;
};
