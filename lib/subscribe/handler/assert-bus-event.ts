import { canarySource, eventSource } from '../../catalogue/bus-contract.ts';
import type { BusEvent, GenericBusEvent } from '../../catalogue/index.ts';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';

/** Where `event` differs from what the pipeline publishes; never with its values. */
const faultOf = (event: unknown): string | undefined => {
  if (!isObject(event)) return 'it must be an object';
  const { source, detail } = event;
  if (source === canarySource)
    return `its source is ${canarySource}: a canary of the pipeline's own. The rule must match the source ${eventSource} alone, no prefix`;
  if (source !== eventSource)
    return `source must be ${eventSource}, and the whole event must arrive, without an input path or transformer`;
  if (!isText(event['detail-type'])) return 'detail-type must be a text';
  if (!isObject(detail)) return 'detail must be an object';
  if (!isText(detail.Id)) return 'detail.Id must be a text';
  if (detail.EventType !== event['detail-type']) return 'detail.EventType must be the detail-type';
  if (!isObject(detail.metadata)) return 'detail.metadata must be an object';
  const { schema } = detail.metadata;
  if (schema !== 'known' && schema !== 'unknown')
    return 'detail.metadata.schema must be known or unknown';
  return undefined;
};

/**
 * Refuses what is no event of the pipeline.
 *
 * It looks at the envelope, at `Id`, `EventType` and `metadata`, not at every property: the pipeline has validated and
 * normalised the event before it was published, and only who may put events on the bus could send another. Where such a
 * sender is to be feared, `schemaOf` checks the whole `detail`.
 *
 * @throws Error that names the member and what it must be.
 */
export function assertBusEvent(event: unknown): asserts event is BusEvent | GenericBusEvent {
  const fault = faultOf(event);
  if (fault !== undefined) throw new Error(`no event of ${eventSource}: ${fault}`);
}

/** Whether the pipeline's catalogue has the event's type. */
export const isOfCatalogue = (event: BusEvent | GenericBusEvent): event is BusEvent =>
  event.detail.metadata.schema === 'known';
