import {
  decodeText,
  type JsonFault,
  type ParsedEvent,
  parseEvent,
  parseJson,
} from '../../lib/catalogue/index.ts';

export type Unparsed = { readonly kind: 'violation'; readonly reason: JsonFault };

/** Bytes or text → event, as the consumer goes about it. */
export function parseBody(body: Uint8Array | string, eventHeader?: string): ParsedEvent | Unparsed {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const { text, flags } = decodeText(bytes);
  const json = parseJson(text);
  if (!json.ok) return { kind: 'violation', reason: json.reason };
  return parseEvent(json.value, { eventHeader, flags });
}

/** The event as it is published, or the reason why it is not. */
export function outcomeOf(body: string, eventHeader?: string) {
  const parsed = parseBody(body, eventHeader);
  return parsed.kind === 'violation' ? parsed.reason : { ...parsed.event };
}

export function flagsOf(body: string, eventHeader?: string) {
  const parsed = parseBody(body, eventHeader);
  return parsed.kind === 'violation' ? parsed : parsed.flags;
}
