import type { Cloud } from './cloud.ts';

/** One call of the handler, as the model sees it. */
export interface Invocation {
  readonly number: number;
  /** When Lambda's time-out ends it. */
  readonly endMs: number;
  /** The model paused its process, so that it may outlive its time-out. */
  wasPaused: boolean;
  diedAtMs?: number;
  readonly onDeath: () => void;
}

/** A process of Lambda's: its code runs between awaits, unless it is paused or dead. */
export interface ExecutionEnvironment {
  readonly begin: (invocation: Invocation) => void;
  readonly invocation: () => Invocation;
  /** Runs code of the process as soon as it is not paused; never once it is dead. */
  readonly enter: (code: () => void) => void;
  /** Runs `send`, which starts an await; the process may die or be paused instead. */
  readonly beforeAwait: (send: () => void, exposure?: number) => void;
  /** Runs `settle`, which ends an await; the process may die or be paused instead. */
  readonly afterAwait: (settle: () => void, exposure?: number) => void;
  readonly sleep: (ms: number) => Promise<void>;
  /** Lambda's time-out: kills the process; one that is paused only some time later. */
  readonly timeOut: () => void;
}

const crashPerMille = 0.8;
const pausePerMille = 0.3;
const longestPauseMs = 60_000;
const longestAfterlifeMs = 10_000;
/** The consumer seldom sleeps. */
const rare = 10;

export const makeExecutionEnvironment = ({
  time,
  random,
  faults,
  timeouts,
  trail,
}: Cloud): ExecutionEnvironment => {
  let current: Invocation = { number: 0, endMs: 0, wasPaused: false, onDeath: () => {} };
  let isAlive = true;
  let pausedUntilMs = 0;

  const die = () => {
    if (!isAlive) return;
    isAlive = false;
    current.diedAtMs = time.now();
    trail.noteOf(current, 'dies');
    current.onDeath();
  };
  const pause = () => {
    pausedUntilMs = Math.max(pausedUntilMs, time.now() + random.below(longestPauseMs));
    current.wasPaused = true;
    trail.noteOf(current, `is paused until ${new Date(pausedUntilMs).toISOString()}`);
  };

  const enter = (code: () => void): void => {
    if (!isAlive) return;
    if (pausedUntilMs > time.now()) time.after(pausedUntilMs - time.now(), () => enter(code));
    else {
      timeouts.enter(environment);
      code();
    }
  };
  const disturb = (where: string, code: () => void, exposure = 1): void =>
    enter(() => {
      if (faults.happens(`crash ${where}`, crashPerMille * exposure)) return die();
      if (faults.happens(`pause ${where}`, pausePerMille * exposure)) pause();
      enter(code);
    });

  const environment: ExecutionEnvironment = {
    begin: (invocation) => {
      current = invocation;
    },
    invocation: () => current,
    enter,
    beforeAwait: (send, exposure) => disturb('before a request', send, exposure),
    afterAwait: (settle, exposure) => disturb('before an answer is read', settle, exposure),
    sleep: async (ms) =>
      new Promise((resolve) => {
        enter(() => time.after(ms, () => disturb('while sleeping', resolve, rare)));
      }),
    timeOut: () => {
      if (pausedUntilMs <= time.now()) return die();
      time.after(pausedUntilMs - time.now() + random.below(longestAfterlifeMs), die);
    },
  };
  return environment;
};
