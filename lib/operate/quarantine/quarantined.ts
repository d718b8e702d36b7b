import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import * as v from 'valibot';

const text = v.pipe(
  v.object({ S: v.string() }),
  v.transform(({ S }) => S),
);
const number = v.pipe(
  v.object({ N: v.string() }),
  v.transform(({ N }) => Number(N)),
);
const issues = v.pipe(
  text,
  v.parseJson(),
  v.array(v.object({ path: v.string(), kind: v.string() })),
);

const headObject = v.object({
  DeliveryId: text,
  Parts: number,
  Reason: text,
  Issues: issues,
  IssueCount: number,
  BodyBytes: number,
  Endpoint: text,
  ReceivedAt: text,
  QuarantinedAt: text,
  EventHeader: v.optional(text),
  ContentType: v.optional(text),
  TraceHeader: v.optional(text),
  EventId: v.optional(text),
  EventType: v.optional(text),
});

/** The attributes of an item that `readQuarantined` reads: all but the body. */
export const headAttributes: readonly string[] = Object.keys(headObject.entries);

const headSchema = v.pipe(
  headObject,
  v.transform((item) => ({
    deliveryId: item.DeliveryId,
    reason: item.Reason,
    /** Paths and kinds of what is wrong, the first twenty; never a value. */
    issues: item.Issues,
    issueCount: item.IssueCount,
    eventType: item.EventType,
    /** The event's `Id`, where it had one. */
    id: item.EventId,
    endpoint: item.Endpoint,
    receivedAt: item.ReceivedAt,
    quarantinedAt: item.QuarantinedAt,
    bodyBytes: item.BodyBytes,
    eventHeader: item.EventHeader,
    contentType: item.ContentType,
    traceHeader: item.TraceHeader,
    parts: item.Parts,
  })),
);

/** A delivery in the quarantine, but for its bytes. */
export type Quarantined = v.InferOutput<typeof headSchema>;

/** @throws ValiError when the item is not the head of a delivery that the consumer quarantined. */
export const readQuarantined = (item: Record<string, AttributeValue>): Quarantined =>
  v.parse(headSchema, item);
