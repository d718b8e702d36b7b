import type { Random } from '../random.ts';
import {
  accessDenied,
  connectionRefused,
  connectionReset,
  serverError,
  throttled,
  timedOut,
  type WireError,
} from './wire-error.ts';

/** What becomes of one request on its way to a service and back. */
export interface Fate {
  readonly kind: string;
  /** How many of a thousand requests. */
  readonly perMille: number;
  /** Whether the service acts: `late` is after the caller gave up waiting. */
  readonly acts: 'never' | 'inTime' | 'late';
  /** What the caller gets instead of the answer. */
  readonly error?: () => WireError;
  /** Whether the caller learns of it only when its own time-out ends. */
  readonly waits?: boolean;
}

export const answered: Fate = { kind: 'answered', perMille: 1000, acts: 'inTime' };

const fate = (
  kind: string,
  perMille: number,
  acts: Fate['acts'],
  error: () => WireError,
  waits = false,
): Fate => ({ kind, perMille, acts, error, waits });

const throttling = fate('request throttled', 10, 'never', throttled);
const refusal = fate('connection refused', 2, 'never', connectionRefused);
const denial = fate('no permission', 1, 'never', accessDenied);
const failure = fate('5xx without acting', 2, 'never', serverError);
const silence = fate('time-out, never acts', 3, 'never', timedOut, true);

const fates: readonly Fate[] = [
  throttling,
  refusal,
  denial,
  failure,
  silence,
  fate('reset without acting', 2, 'never', connectionReset),
  fate('reset after acting', 2, 'inTime', connectionReset),
  fate('5xx after acting', 2, 'inTime', serverError),
  fate('time-out after acting', 3, 'inTime', timedOut, true),
  fate('time-out, acts later', 6, 'late', timedOut, true),
];

/** How a service is down. */
export const outageFates: readonly [Fate, ...Fate[]] = [
  throttling,
  refusal,
  denial,
  failure,
  silence,
];

/** Draws what becomes of a request; most are simply answered. */
export const drawFate = (random: Random, intensity: number): Fate => {
  let draw = (random.next() * 1000) / intensity;
  for (const fate of fates) {
    draw -= fate.perMille;
    if (draw < 0) return fate;
  }
  return answered;
};
