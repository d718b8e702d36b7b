import type { VirtualTime } from '../time/virtual-time.ts';

/** Writes one line of an event's story. */
export type Note = (text: string) => void;

/** What happened to one event, line by line. */
export interface Trail {
  /** Nothing unless one of these is the event that is followed. */
  readonly noteOn: (ids: readonly (string | undefined)[]) => Note | undefined;
  readonly lines: readonly string[];
}

/** @param followed - an `Id` or a delivery id; without it nothing is written. */
export const makeTrail = (time: VirtualTime, followed: string | undefined): Trail => {
  const startMs = time.now();
  const lines: string[] = [];
  const note: Note = (text) => {
    const seconds = ((time.now() - startMs) / 1000).toFixed(3);
    lines.push(`${seconds.padStart(12)} s  ${text}`);
  };
  return {
    noteOn: (ids) => (followed !== undefined && ids.includes(followed) ? note : undefined),
    lines,
  };
};
