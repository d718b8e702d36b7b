import { join } from 'node:path';
import * as v from 'valibot';
import { readJson } from './read-json.ts';

const manifestSchema = v.object({
  artifacts: v.record(v.string(), v.object({ additionalMetadataFile: v.optional(v.string()) })),
});
const metadataSchema = v.record(
  v.string(),
  v.array(v.object({ type: v.string(), data: v.optional(v.unknown()) })),
);

/** How `addWarningV2` says what acknowledges it. */
const acknowledgement = / \[ack: [^\]]*\]$/;

/**
 * What the synthesis warned of: the construct's path and the text.
 *
 * @param directory - a cloud assembly. Read from it since what `cdk synth` prints is mixed with the bundler's words.
 */
export const readWarnings = (directory: string): readonly string[] => {
  const { artifacts } = readJson(join(directory, 'manifest.json'), manifestSchema);
  return Object.values(artifacts)
    .flatMap(({ additionalMetadataFile: file }) => file ?? [])
    .flatMap((file) => Object.entries(readJson(join(directory, file), metadataSchema)))
    .flatMap(([path, entries]) =>
      entries
        .filter(({ type }) => type === 'aws:cdk:warning')
        .map(({ data }) => `${path.slice(1)}: ${`${data}`.replace(acknowledgement, '')}`),
    );
};
