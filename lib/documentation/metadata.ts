import { flags, type JsonObject, type Metadata } from '../catalogue/index.ts';
import { flagMeanings } from './flag-meanings.ts';

/** What the pipeline adds to every event, in the order in which it is published. */
export const metadataMeanings = {
  endpoint: 'Name of the endpoint that took the first delivery of the event.',
  deliveryId: 'That delivery, one accepted POST; logs and tables name it by the same id.',
  receivedAt: 'When it was accepted.',
  schema: '`known`, or `unknown` for a type that the catalogue lacks.',
  flags: 'What was normalised or looks odd, each flag at most once; mostly none.',
} satisfies Readonly<Record<keyof Metadata, string>>;

/** @param kinds - which events it belongs to. */
export function metadataSchema(...kinds: Metadata['schema'][]): JsonObject {
  const { endpoint, deliveryId, receivedAt, schema } = metadataMeanings;
  return {
    type: 'object',
    description: 'What the pipeline adds; everything else is of Enreach.',
    properties: {
      endpoint: { type: 'string', description: endpoint },
      deliveryId: { type: 'string', description: deliveryId },
      receivedAt: { type: 'string', format: 'date-time', description: receivedAt },
      schema: { type: 'string', enum: kinds, description: schema },
      flags: {
        type: 'array',
        items: { type: 'string', enum: [...flags] },
        uniqueItems: true,
        description: `${metadataMeanings.flags}\n\n${flagList()}`,
      },
    },
    required: Object.keys(metadataMeanings),
  };
}

function flagList(): string {
  return flags.map((flag) => `- \`${flag}\` – ${flagMeanings[flag]}`).join('\n');
}
