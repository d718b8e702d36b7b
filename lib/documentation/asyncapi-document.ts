import { stringify } from 'yaml';
import {
  asyncApiComponentsOf,
  type Definition,
  events,
  genericJsonSchema,
  type JsonObject,
} from '../catalogue/index.ts';
import { sampleBusEvent } from '../catalogue/sample-bus-event.ts';
import { envelopeSchema } from './bus-event.ts';
import { metadataSchema } from './metadata.ts';
import { withMember } from './with-member.ts';

const unknown = 'Unknown';

/**
 * The bus as an AsyncAPI 3.0 document in YAML: what this application sends, one message for each event type and one for
 * all types that the catalogue lacks.
 *
 * @param version - of this project.
 * @see https://www.asyncapi.com/docs/reference/specification/v3.0.0
 */
export function asyncApiDocument(version: string): string {
  const names = [...events.map(({ name }) => name), unknown];
  const document = {
    asyncapi: '3.0.0',
    info: {
      title: 'Enreach webhooks on EventBridge',
      version,
      description:
        'What happens in an Enreach contact centre, as typed events on your own Amazon EventBridge bus. Subscribe with a rule; docs/events.md describes each event for people.',
      license: { name: 'MIT' },
      tags: [
        { name: 'User', description: 'What happens to a user.' },
        { name: 'Queue', description: 'What happens to a service queue.' },
        { name: 'CallList', description: 'What happens to a call list.' },
        { name: unknown, description: 'Types that the catalogue lacks.' },
      ],
    },
    defaultContentType: 'application/json',
    servers: {
      eventBridge: {
        host: 'events.{region}.amazonaws.com',
        protocol: 'eventbridge',
        description: 'Amazon EventBridge in your own AWS account.',
        variables: { region: { description: 'AWS region of the stack.' } },
      },
    },
    channels: {
      events: {
        address: '{eventBusName}',
        title: 'The event bus',
        description:
          'EventBridge delivers at least once: where twice would be wrong, compare `detail.Id`.',
        servers: [{ $ref: '#/servers/eventBridge' }],
        parameters: { eventBusName: { description: "The stack's output EventBusName." } },
        messages: Object.fromEntries(
          names.map((name) => [name, { $ref: `#/components/messages/${name}` }]),
        ),
      },
    },
    operations: Object.fromEntries(names.map((name) => [`send${name}`, sendOperation(name)])),
    components: {
      messages: {
        ...Object.fromEntries(events.map((event) => [event.name, messageOf(event)])),
        [unknown]: unknownMessage,
      },
      schemas: {
        Envelope: envelopeSchema,
        Metadata: metadataSchema('known', 'unknown'),
        ...details(),
      },
    },
  };
  return `${generatedNote}${stringify(document, { compat: 'yaml-1.1', aliasDuplicateObjects: false, lineWidth: 0 })}`;
}

const generatedNote =
  '# Generated from lib/catalogue and lib/documentation: `npm run docs` writes it anew.\n';

/** "Send" is said of the application that a document describes, which publishes to the bus; you receive. */
function sendOperation(name: string): JsonObject {
  return {
    action: 'send',
    channel: { $ref: '#/channels/events' },
    messages: [{ $ref: `#/channels/events/messages/${name}` }],
  };
}

function messageOf({ name, section, description }: Definition): JsonObject {
  return {
    name,
    title: name,
    summary: description,
    tags: [{ name: section }],
    payload: payloadOf(name, { type: 'string', const: name }),
    examples: [{ name: 'sample', payload: sampleBusEvent(name) }],
  };
}

const unknownMessage: JsonObject = {
  name: unknown,
  title: 'A type that the catalogue lacks',
  summary: 'An event whose type is not documented yet, with the common properties typed.',
  tags: [{ name: unknown }],
  payload: payloadOf(unknown, { type: 'string' }),
};

function payloadOf(name: string, detailType: JsonObject): JsonObject {
  return {
    allOf: [
      { $ref: '#/components/schemas/Envelope' },
      {
        type: 'object',
        properties: {
          'detail-type': detailType,
          detail: { $ref: `#/components/schemas/${name}` },
        },
      },
    ],
  };
}

/** The schemas of every `detail`, and those of the items of their lists. */
function details(): JsonObject {
  const metadata = { $ref: '#/components/schemas/Metadata' };
  const schemas: Record<string, JsonObject> = {};
  for (const { name } of events) {
    const { [name]: event = {}, ...items } = asyncApiComponentsOf(name);
    Object.assign(schemas, { [name]: withMember(event, 'metadata', metadata) }, items);
  }
  schemas[unknown] = withMember(genericJsonSchema(), 'metadata', metadata);
  return schemas;
}
