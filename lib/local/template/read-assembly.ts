import { join } from 'node:path';
import * as v from 'valibot';
import { readJson } from './read-json.ts';

const manifestSchema = v.object({
  artifacts: v.record(
    v.string(),
    v.object({ type: v.string(), properties: v.optional(v.record(v.string(), v.unknown())) }),
  ),
});

const resourceSchema = v.object({
  Type: v.string(),
  Properties: v.optional(v.record(v.string(), v.unknown()), {}),
  Condition: v.optional(v.string()),
});
const templateSchema = v.object({
  Description: v.optional(v.string()),
  Resources: v.record(v.string(), resourceSchema),
  Outputs: v.optional(
    v.record(
      v.string(),
      v.object({
        Value: v.unknown(),
        Description: v.optional(v.string()),
        Export: v.optional(v.object({ Name: v.unknown() })),
      }),
    ),
    {},
  ),
});
const assetsSchema = v.object({
  files: v.record(
    v.string(),
    v.object({ source: v.object({ path: v.string(), packaging: v.string() }) }),
  ),
});

export type Template = v.InferOutput<typeof templateSchema>;

/** What `cdk synth` wrote for one stack. */
export interface Assembly {
  readonly stackName: string;
  readonly template: Template;
  /** Where the file asset of this S3 key is: a directory, for the code of a function. */
  readonly assetPath: (s3Key: string) => string;
}

/**
 * Reads the cloud assembly of an app with one stack.
 *
 * @throws Error when there is not exactly one stack.
 * @see https://github.com/aws/aws-cdk-cli/tree/main/packages/%40aws-cdk/cloud-assembly-schema
 */
export const readAssembly = (directory: string): Assembly => {
  const { artifacts } = readJson(join(directory, 'manifest.json'), manifestSchema);
  const stacks = Object.entries(artifacts).filter(
    ([, { type }]) => type === 'aws:cloudformation:stack',
  );
  const [stack] = stacks;
  if (!stack || stacks.length > 1)
    throw new Error(`the local cloud runs one stack; ${directory} has ${stacks.length}`);
  const [stackName, { properties }] = stack;
  const templateFile = v.parse(v.string(), properties?.templateFile);
  const { files } = readJson(join(directory, `${stackName}.assets.json`), assetsSchema);
  return {
    stackName,
    template: readJson(join(directory, templateFile), templateSchema),
    assetPath: (s3Key) => {
      const file = files[s3Key.replace(/\.zip$/, '')];
      if (!file) throw new Error(`no asset in ${directory} for the key ${s3Key}`);
      return join(directory, file.source.path);
    },
  };
};
