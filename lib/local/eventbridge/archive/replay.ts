import { setTimeout } from 'node:timers/promises';
import { asReplayed, type BusEvent } from '../bus-event.ts';

type ReplayState = 'STARTING' | 'RUNNING' | 'CANCELLING' | 'COMPLETED' | 'CANCELLED';

export interface Replay {
  readonly name: string;
  readonly arn: string;
  readonly description?: string;
  readonly archiveArn: string;
  readonly destination: { readonly Arn: string; readonly FilterArns?: readonly string[] };
  readonly eventStartMs: number;
  readonly eventEndMs: number;
  readonly startedMs: number;
  state: ReplayState;
  lastReplayedMs?: number;
  endedMs?: number;
}

const minuteMs = 60_000;

/**
 * "Only events that occurred between the EventStartTime and EventEndTime are replayed", by the time in the event.
 *
 * "A replay processes events to replay based on the time in the event, and replays them using 1 minute intervals."
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_StartReplay.html
 */
const minutesToReplay = (
  { eventStartMs, eventEndMs }: Replay,
  events: readonly BusEvent[],
): readonly (readonly BusEvent[])[] => {
  const wanted = events.filter(({ timeMs }) => timeMs >= eventStartMs && timeMs < eventEndMs);
  const minutes = Map.groupBy(wanted, ({ timeMs }) => Math.floor(timeMs / minuteMs));
  return [...minutes].sort(([left], [right]) => left - right).map(([, inMinute]) => inMinute);
};

/**
 * Sends a replay's events, minute by minute, unless it is cancelled.
 *
 * There is no filter but the rules that it names: each of them gets every event of the window that it matches, also those
 * that it had before.
 *
 * @param pauseMs - before the first minute of events and after each: time for a cancellation, and for whoever watches.
 */
export const runReplay = async (
  replay: Replay,
  events: readonly BusEvent[],
  send: (event: BusEvent) => void,
  now: () => number,
  pauseMs: number,
): Promise<void> => {
  const isCancelled = () => replay.state === 'CANCELLING';
  // One step later, so that the answer to StartReplay is `STARTING`.
  await setTimeout(pauseMs, undefined, { ref: false });
  if (!isCancelled()) replay.state = 'RUNNING';
  for (const inMinute of minutesToReplay(replay, events)) {
    if (isCancelled()) break;
    for (const event of inMinute) send(asReplayed(event, replay.name));
    replay.lastReplayedMs = Math.max(...inMinute.map(({ timeMs }) => timeMs));
    await setTimeout(pauseMs, undefined, { ref: false });
  }
  replay.state = isCancelled() ? 'CANCELLED' : 'COMPLETED';
  replay.endedMs = now();
};
