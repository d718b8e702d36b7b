import * as v from 'valibot';
import { AwsError } from '../../front-door/aws-error.ts';
import { nameOf } from '../arns.ts';
import { type BusEvent, createEvent } from '../bus-event.ts';
import {
  checkEntry,
  entryBytes,
  entrySchema,
  maxRequestBytes,
  type PutEntry,
} from '../put-entry.ts';
import type { Bus, EventBridgeState } from '../state.ts';
import { listOf } from './fields.ts';
import type { Operation } from './operation.ts';
import { parseRequest } from './parse-request.ts';

const schema = v.object({ Entries: listOf(entrySchema, 1, 10) });

/**
 * PutEvents: judges each entry for itself.
 *
 * @param publish - takes an event for a bus that exists; returns before it is routed.
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
 */
export const putEvents = (
  state: EventBridgeState,
  publish: (bus: Bus, event: BusEvent) => void,
): Operation => {
  const putEntry = (entry: PutEntry) => {
    const fault = checkEntry(entry);
    if (fault) return fault;
    const busName = nameOf(entry.EventBusName ?? undefined);
    const event = createEvent(entry, busName, state.place, state.now());
    const bus = state.buses.get(busName);
    // A bus that does not exist takes events like any other, and nobody ever sees them.
    if (bus) publish(bus, event);
    return { EventId: event.id };
  };

  return (input) => {
    const { Entries } = parseRequest(schema, input);
    if (Entries.reduce((sum, entry) => sum + entryBytes(entry), 0) >= maxRequestBytes)
      throw new AwsError(
        'ValidationException',
        'Total size of the entries in the request is over the limit.',
      );
    const results = Entries.map(putEntry);
    return {
      FailedEntryCount: results.filter((result) => 'ErrorCode' in result).length,
      Entries: results,
    };
  };
};
