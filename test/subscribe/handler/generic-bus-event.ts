import { type GenericBusEvent, sample } from '../../../lib/catalogue/index.ts';
import { sampleBusEvent } from '../../../lib/catalogue/sample-bus-event.ts';

const { Id, Timestamp, RootEntityType, RootEntityId, EntityType, EntityId } = sample('QueueStatus');

/** An event of a type that the catalogue lacks, as the pipeline publishes it. */
export const genericBusEvent = (eventType: string): GenericBusEvent => {
  const { detail, ...envelope } = sampleBusEvent('QueueStatus');
  const common = { Id, Timestamp, RootEntityType, RootEntityId, EntityType, EntityId };
  const metadata = { ...detail.metadata, schema: 'unknown' } as const;
  return {
    ...envelope,
    'detail-type': eventType,
    detail: { ...common, EventType: eventType, ParkedBy: 'Sam', metadata },
  };
};
