import { createHash } from 'node:crypto';
import { canarySource, eventSource, isCanary } from '../../lib/catalogue/bus-contract.ts';
import {
  canonicalJson,
  decodeText,
  type Metadata,
  parseEvent,
  parseJson,
} from '../../lib/catalogue/index.ts';
import { compactBytes } from './compact-bytes.ts';
import type { Delivery } from './delivery.ts';
import { entryBytes, maxRequestBytes } from './entry-size.ts';
import type { BusEntry, Publishable } from './publishable.ts';
import type { Refusal } from './settlement.ts';

const dayMs = 86_400_000;
/**
 * Where even the compact body has twice what EventBridge takes, normalisation does not bring it below, short of nonsense
 * (a property sent twice, a number of a million digits). It is not parsed: as objects, it could take more memory and
 * time than the function has.
 */
const hopelessBytes = 2 * maxRequestBytes;
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

  if (compactBytes(delivery.body) > hopelessBytes)
    return refused({ reason: 'tooLarge', issues: [] });
  const decoded = decodeText(delivery.body);
  const json = parseJson(decoded.text);
  if (!json.ok) return refused({ reason: json.reason, issues: [] });

  const noticed = decoded.flags;
  if (delivery.contentType !== undefined) noticed.push('contentType');
  const parsed = parseEvent(json.value, { eventHeader: delivery.eventHeader, flags: noticed });
  if (parsed.kind === 'violation') {
    const { kind: _, ...violation } = parsed;
    return refused(violation);
  }

  const { id, eventType, flags } = parsed;
  const schema = parsed.kind === 'known' ? 'known' : 'unknown';
  const oldestMs = options.nowMs - (options.deduplicationDays - staleMarginDays) * dayMs;
  if (Date.parse(delivery.receivedAt) < oldestMs && !delivery.released)
    return refused({ reason: 'stale', issues: [], id, eventType });

  const { endpoint, deliveryId, receivedAt } = delivery;
  const metadata: Metadata = { endpoint, deliveryId, receivedAt, schema, flags };
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
