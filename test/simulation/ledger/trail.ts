import type { Invocation } from '../aws/execution-environment.ts';
import type { VirtualTime } from '../time/virtual-time.ts';

/** Writes one line of an event's story. */
export type Note = (text: string) => void;

/** What happened to one event, line by line. */
export interface Trail {
  /** A delivery is of this event: where the event is followed, so is the delivery. */
  readonly accepted: (deliveryId: string, id: string | undefined) => void;
  /** Nothing unless one of these `Id`s and delivery ids is followed; then the invocation is followed too. */
  readonly noteOn: (
    ids: readonly (string | undefined)[],
    invocation: Invocation,
  ) => Note | undefined;
  /** Writes what becomes of an invocation, if it had to do with the event. */
  readonly noteOf: (invocation: Invocation, text: string) => void;
  readonly lines: readonly string[];
}

/** @param followed - an `Id` or a delivery id; without it nothing is written. */
export const makeTrail = (time: VirtualTime, followed: string | undefined): Trail => {
  const startMs = time.now();
  const lines: string[] = [];
  const ids = new Set<string | undefined>(followed === undefined ? [] : [followed]);
  const invocations = new Set<Invocation>();

  const write = (text: string) => {
    const seconds = ((time.now() - startMs) / 1000).toFixed(3);
    lines.push(`${seconds.padStart(10)} s  ${text}`);
  };
  const noteOf = (invocation: Invocation, text: string) => {
    if (invocations.has(invocation)) write(`invocation ${invocation.number}: ${text}`);
  };
  return {
    accepted: (deliveryId, id) => {
      if (ids.size === 0 || !(ids.has(id) || ids.has(deliveryId))) return;
      ids.add(deliveryId);
      write(`${deliveryId} is accepted`);
    },
    noteOn: (about, invocation) => {
      if (ids.size === 0 || !about.some((id) => id !== undefined && ids.has(id))) return undefined;
      invocations.add(invocation);
      return (text) => noteOf(invocation, text);
    },
    noteOf,
    lines,
  };
};
