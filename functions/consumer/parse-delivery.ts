import { createHash } from 'node:crypto';
import { canarySource, eventSource, isCanary } from '../../lib/catalogue/bus-contract.ts';
import {
  canonicalJson,
  decodeText,
  type Flag,
  parseEvent,
  parseJson,
} from '../../lib/catalogue/index.ts';
import type { Delivery } from './delivery.ts';
import { entryBytes, maxRequestBytes } from './entry-size.ts';
import type { BusEntry, Publishable } from './publishable.ts';
import type { Refusal } from './settlement.ts';

const dayMs = 86_400_000;
/** Two days, so that a record cannot expire between this decision and the claim. */
const staleMarginDays = 2;

export type ParsedDelivery =
  | { readonly kind: 'publishable'; readonly event: Publishable }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export interface ParseOptions {
  readonly busName: string;
  /** How long an `Id` is remembered; a delivery nearly that old cannot be proven new. */
  readonly deduplicationDays: number;
  readonly nowMs: number;
}

/** Bytes → text → JSON → event of the catalogue → entry for the bus; or the reason why it can never be one. */
export const parseDelivery = (delivery: Delivery, options: ParseOptions): ParsedDelivery => {
  const refused = (facts: Omit<Refusal, 'delivery'>): ParsedDelivery => ({
    kind: 'refused',
    refusal: { delivery, ...facts },
  });

  const decoded = decodeText(delivery.body);
  const json = parseJson(decoded.text);
  if (!json.ok) return refused({ reason: json.reason, issues: [] });

  const parsed = parseEvent(json.value, { eventHeader: delivery.eventHeader });
  if (parsed.kind === 'violation') return refused(parsed);

  const { id, eventType } = parsed;
  const schema = parsed.kind === 'known' ? 'known' : 'unknown';
  const receivedMs = Date.parse(delivery.receivedAt);
  if (receivedMs < options.nowMs - (options.deduplicationDays - staleMarginDays) * dayMs)
    return refused({ reason: 'stale', issues: [], id, eventType });

  const flags: Flag[] = [...decoded.flags, ...parsed.flags];
  if (delivery.contentType !== undefined) flags.push('contentType');
  const { endpoint, deliveryId, receivedAt } = delivery;
  const metadata = { endpoint, deliveryId, receivedAt, schema, flags };
  const time = flags.includes('suspiciousTime') ? receivedAt : parsed.event.Timestamp;
  const entry: BusEntry = {
    Source: isCanary(eventType) ? canarySource : eventSource,
    DetailType: eventType,
    Time: new Date(time),
    Detail: JSON.stringify({ ...parsed.event, metadata }),
    EventBusName: options.busName,
    TraceHeader: delivery.traceHeader,
  };
  if (entryBytes(entry) >= maxRequestBytes)
    return refused({ reason: 'tooLarge', issues: [], id, eventType });

  const fingerprint = createHash('sha256').update(canonicalJson(json.value)).digest('hex');
  return {
    kind: 'publishable',
    event: { delivery, id, eventType, schema, flags, fingerprint, entry },
  };
};
