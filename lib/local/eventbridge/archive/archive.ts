import type { BusEvent } from '../bus-event.ts';
import { type CompiledPattern, matchesPattern } from '../pattern/match-pattern.ts';

/** Older ones are dropped, so that a long run does not fill the memory. */
const kept = 100_000;
const dayMs = 86_400_000;

export interface Archive {
  readonly name: string;
  readonly arn: string;
  readonly busName: string;
  readonly description?: string;
  readonly patternText?: string;
  readonly pattern?: CompiledPattern;
  /** 0 for ever. */
  readonly retentionDays: number;
  readonly createdMs: number;
  /** In the order in which they came. */
  readonly events: BusEvent[];
}

/** What the archive still has. @see the user guide, eb-archive-event, "retention period" */
export const archivedEvents = (
  { events, retentionDays }: Archive,
  nowMs: number,
): readonly BusEvent[] => {
  if (retentionDays === 0) return events;
  const firstKept = events.findIndex(
    ({ ingestedMs }) => ingestedMs > nowMs - retentionDays * dayMs,
  );
  events.splice(0, firstKept === -1 ? events.length : firstKept);
  return events;
};

/**
 * Keeps an event that the archive's pattern matches.
 *
 * Only for events that were put: what a replay sends is not archived again, since the rule that EventBridge makes for an
 * archive asks for the absence of `replay-name`. AWS archives with a delay; here it is at once.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-archive-event.html
 */
export const addToArchive = ({ events, pattern }: Archive, event: BusEvent): void => {
  if (pattern && !matchesPattern(pattern, JSON.parse(event.json))) return;
  events.push(event);
  if (events.length > kept * 1.1) events.splice(0, events.length - kept);
};
