import type { EventPattern } from 'aws-cdk-lib/aws-events';
import { eventSource } from '../../catalogue/bus-contract.ts';

/**
 * The pattern of a rule for `eventTypes`, or for every type, also such as the catalogue lacks.
 *
 * By the whole source, never by a prefix: canaries have one that begins with it.
 */
export const eventPattern = (
  eventTypes: readonly string[] | undefined,
  filter: object | undefined,
): EventPattern => ({
  source: [eventSource],
  ...(eventTypes && { detailType: [...eventTypes] }),
  // EventBridge refuses an empty object.
  ...(filter && Object.keys(filter).length > 0 && { detail: { ...filter } }),
});
