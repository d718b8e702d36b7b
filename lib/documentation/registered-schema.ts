import { eventSource } from '../catalogue/bus-contract.ts';
import { type EventType, type JsonObject, openApiComponentsOf } from '../catalogue/index.ts';
import { metadataSchema } from './metadata.ts';
import { withMember } from './with-member.ts';

const text: JsonObject = { type: 'string' };

/**
 * The whole event of one type as an EventBridge schema registry has it: an OpenAPI 3.0 document whose `AWSEvent` names
 * source and detail-type, in the very members that AWS's own schemas have, so that code bindings can be generated.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-schema.html
 */
export function registeredSchemaOf(eventType: EventType): JsonObject {
  const { [eventType]: event = {}, ...items } = openApiComponentsOf(eventType);
  const detail = withMember(event, 'metadata', { $ref: '#/components/schemas/Metadata' });
  return {
    openapi: '3.0.0',
    info: { version: '1.0.0', title: eventType },
    paths: {},
    components: {
      schemas: {
        AWSEvent: awsEvent(eventType),
        [eventType]: detail,
        ...items,
        Metadata: metadataSchema('known'),
      },
    },
  };
}

function awsEvent(eventType: EventType): JsonObject {
  const properties: JsonObject = {
    detail: { $ref: `#/components/schemas/${eventType}` },
    account: text,
    'detail-type': text,
    id: text,
    region: text,
    resources: { type: 'array', items: text },
    source: text,
    time: { type: 'string', format: 'date-time' },
    version: text,
  };
  return {
    type: 'object',
    required: Object.keys(properties),
    'x-amazon-events-detail-type': eventType,
    'x-amazon-events-source': eventSource,
    properties,
  };
}
