import * as v from 'valibot';
import { invalidParameter, notFound } from './api-error.ts';
import type { DeployedMapping } from './deployed.ts';
import { describeMapping } from './describe.ts';

const updateSchema = v.strictObject({ UUID: v.string(), Enabled: v.optional(v.boolean()) });

export const findMapping = (
  mappings: readonly DeployedMapping[],
  uuid: string | undefined,
): DeployedMapping => {
  const found = mappings.find((mapping) => mapping.uuid === uuid);
  if (!found) throw notFound('The resource you requested does not exist.');
  return found;
};

/** Polls no more once what is under way is done; or again. */
const setEnabled = (deployed: DeployedMapping, enabled: boolean): 'Enabling' | 'Disabling' => {
  deployed.lastModifiedMs = Date.now();
  if (enabled) {
    deployed.mapping.resume();
    deployed.state = 'Enabled';
    return 'Enabling';
  }
  deployed.state = 'Disabling';
  void deployed.mapping.pause().then(() => {
    if (deployed.state === 'Disabling') deployed.state = 'Disabled';
  });
  return 'Disabling';
};

/**
 * Of what can be changed only `Enabled` is: the rest stands in the template.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_UpdateEventSourceMapping.html
 */
export const updateMapping = (mappings: readonly DeployedMapping[], input: unknown): object => {
  const parsed = v.safeParse(updateSchema, input);
  if (!parsed.success) {
    const names = parsed.issues.map((issue) => v.getDotPath(issue));
    throw invalidParameter(`The local cloud does not honour ${names.join(', ')} here.`);
  }
  const { UUID, Enabled } = parsed.output;
  const deployed = findMapping(mappings, UUID);
  const isSame = Enabled === undefined || Enabled === (deployed.state === 'Enabled');
  return describeMapping(deployed, isSame ? deployed.state : setEnabled(deployed, Enabled));
};
