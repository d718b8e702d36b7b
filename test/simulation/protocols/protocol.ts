import { eventBridgePutEvents } from '../../../functions/consumer/eventbridge-put-events.ts';
import {
  type DynamoDbEventStoreOptions,
  dynamoDbEventStore,
} from '../../../lib/claims/dynamodb-event-store.ts';
import type { EventStore } from '../../../lib/claims/event-store.ts';

/** The steps of claim → PutEvents → mark that a broken protocol replaces one of. */
export interface Protocol {
  readonly makeStore: (options: DynamoDbEventStoreOptions) => EventStore;
  readonly makePutEvents: typeof eventBridgePutEvents;
  /** What the SDK makes of one PutEvents call. */
  readonly putEventsAttempts: number;
}

/** The consumer as it is deployed. */
export const realProtocol: Protocol = {
  makeStore: dynamoDbEventStore,
  makePutEvents: eventBridgePutEvents,
  putEventsAttempts: 1,
};
