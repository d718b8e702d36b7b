import { eventSource } from '../catalogue/bus-contract.ts';
import { type EventType, type JsonObject, sample } from '../catalogue/index.ts';

/** The members that EventBridge itself gives every event, as it hands it to the target of a rule. */
export const envelopeSchema: JsonObject = {
  type: 'object',
  description: 'An event as EventBridge hands it to the target of a rule.',
  properties: {
    version: { type: 'string', const: '0' },
    id: {
      type: 'string',
      description: 'Of EventBridge; to recognise an event that came twice, compare `detail.Id`.',
    },
    'detail-type': { type: 'string', description: 'The event type, as in `detail.EventType`.' },
    source: { type: 'string', const: eventSource },
    account: { type: 'string', description: 'AWS account of the bus.' },
    time: {
      type: 'string',
      format: 'date-time',
      description:
        'When the event happened (`detail.Timestamp`), to the second; if that is flagged `suspiciousTime`, when it was received.',
    },
    region: { type: 'string', description: 'AWS region of the bus.' },
    resources: { type: 'array', items: { type: 'string' }, description: 'Empty.' },
    detail: { type: 'object' },
  },
  required: [
    'version',
    'id',
    'detail-type',
    'source',
    'account',
    'time',
    'region',
    'resources',
    'detail',
  ],
};

/** A sample of a whole event, the same each time. */
export function sampleBusEvent(eventType: EventType): JsonObject {
  const event = sample(eventType);
  return {
    version: '0',
    id: '3f2b8c1a-6d47-4e0b-9a55-c1d2e3f4a5b6',
    'detail-type': eventType,
    source: eventSource,
    account: '123456789012',
    time: event.Timestamp.replace(/\.\d+/, ''),
    region: 'eu-north-1',
    resources: [],
    detail: {
      ...event,
      metadata: {
        endpoint: 'default',
        deliveryId: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
        receivedAt: '2026-01-15T08:01:23.612Z',
        schema: 'known',
        flags: [],
      },
    },
  };
}
