import * as v from 'valibot';

const text = v.optional(v.string());

/** The two lines that say what became of a request and of a message. @see docs/observability.md */
const lineSchema = v.variant('message', [
  v.object({
    message: v.literal('webhook answered'),
    outcome: v.string(),
    requestId: text,
    deliveryId: text,
    endpoint: text,
    eventHeader: text,
    reason: text,
  }),
  v.object({
    message: v.literal('delivery settled'),
    outcome: v.picklist(['published', 'duplicate', 'quarantined', 'retry']),
    deliveryId: v.string(),
    endpoint: text,
    id: text,
    eventType: text,
    receiveCount: v.optional(v.number()),
    flags: v.optional(v.array(v.string()), []),
    reason: text,
    cause: text,
    error: text,
    issues: v.optional(v.array(v.object({ path: v.string(), kind: v.string() })), []),
  }),
]);
export type OutcomeLine = v.InferOutput<typeof lineSchema>;
export type AnsweredLine = Extract<OutcomeLine, { message: 'webhook answered' }>;
export type SettledLine = Extract<OutcomeLine, { message: 'delivery settled' }>;

/** @returns undefined for every other line of a function. */
export const readOutcomeLine = (line: string): OutcomeLine | undefined => {
  if (!line.includes('"webhook answered"') && !line.includes('"delivery settled"'))
    return undefined;
  try {
    const parsed = v.safeParse(lineSchema, JSON.parse(line));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
};
