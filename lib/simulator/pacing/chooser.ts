import { hash } from 'node:crypto';

/** A number from 0 to below 1 that only the seed, the question and the event's Id decide. */
export type Choose = (question: string, id: string) => number;

const bits = 48;

/**
 * The same seed gives the same answers whatever is asked in between, so that a run does not depend on its timing.
 */
export const createChooser =
  (seed: number): Choose =>
  (question, id) =>
    Number.parseInt(hash('sha256', `${seed} ${question} ${id}`).slice(0, bits / 4), 16) / 2 ** bits;
