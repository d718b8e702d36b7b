import type { SendableEvent, TimedSendable } from '../sendable-event.ts';

export interface Pace {
  /** Simulated time over real time. */
  readonly speed: number;
  /** Instead of the events' own times: so many a second, evenly. */
  readonly ratePerSecond?: number;
  /** Events that leave at once, when the last of them is due. */
  readonly burst: number;
}

export interface DueEvent {
  /** From the start of the run, in real time; never less than that of the event before. */
  readonly dueMs: number;
  readonly event: SendableEvent;
}

/** When each event leaves. */
export function* pace(
  events: Iterable<TimedSendable>,
  { speed, ratePerSecond, burst }: Pace,
): Generator<DueEvent> {
  let group: SendableEvent[] = [];
  let index = 0;
  let dueMs = 0;
  for (const { atMs, event } of events) {
    dueMs = Math.max(dueMs, ratePerSecond ? (index * 1000) / ratePerSecond : atMs / speed);
    index += 1;
    group.push(event);
    if (group.length < burst) continue;
    for (const member of group) yield { dueMs, event: member };
    group = [];
  }
  for (const member of group) yield { dueMs, event: member };
}
