import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Assembly } from '../../lib/local/template/read-assembly.ts';

const functionSchema = v.object({
  Code: v.object({ S3Key: v.string() }),
  Environment: v.object({ Variables: v.looseObject({ POWERTOOLS_SERVICE_NAME: v.string() }) }),
});
const sourceMapSchema = v.object({ sources: v.array(v.string()), mappings: v.string() });

/** The bundle of a function in a cloud assembly, but for the place where it was made. */
export const bundleIn = async ({ template, assetPath }: Assembly, name: string) => {
  const ours = Object.values(template.Resources)
    .filter(({ Type }) => Type === 'AWS::Lambda::Function')
    .map(({ Properties }) => v.parse(functionSchema, Properties))
    .find(({ Environment }) => Environment.Variables.POWERTOOLS_SERVICE_NAME === name);
  const file = join(assetPath(ours?.Code.S3Key ?? ''), 'index.mjs');
  const map = v.parse(sourceMapSchema, JSON.parse(await readFile(`${file}.map`, 'utf8')));
  return {
    code: await readFile(file, 'utf8'),
    mappings: map.mappings,
    sources: map.sources.map((one) => one.replace(/^.*?(?=(node_modules|functions|lib)\/)/, '')),
  };
};
