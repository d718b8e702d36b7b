import { eventSource } from '../catalogue/bus-contract.ts';
import type { JsonObject } from '../catalogue/index.ts';

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
