import type { Deadline } from './deadline.ts';
import type { LoadedSecrets, SecretDigests } from './load-secrets.ts';

/** Between two refreshes, whatever became of the first: a flood of bad tokens makes no calls. */
const minRefreshIntervalMs = 10_000;
/** The same while there is nothing to serve with: short, since every good delivery is answered 503 until then. */
const minFirstLoadIntervalMs = 1_000;
/** A revoked secret works no longer than this. */
export const secretMaxAgeMs = 300_000;
/** Enough for two attempts, and leaves the queue its own. */
const unknownTokenBudgetMs = 3_000;
/** The cached secrets can still serve: no more than one attempt. */
const knownTokenBudgetMs = 1_500;

export interface SecretCache {
  /** Undefined until the store has answered once. */
  secrets(): SecretDigests | undefined;
  /** Whether the last refresh learnt all: only then is a token that matches nothing surely wrong. */
  isComplete(): boolean;
  /** Refreshes the secrets if it is time to: sooner for a token that matches nothing. Never throws. */
  refreshIfDue(isTokenKnown: boolean, deadline: Deadline): Promise<void>;
}

/** One endpoint's secrets, for the life of an execution environment. */
export const makeSecretCache = (ports: {
  readonly load: (deadline: Deadline, budgetMs: number) => Promise<LoadedSecrets>;
  /** For the first time, in place of `load`: may tell what was read a while ago. */
  readonly loadAhead?: (deadline: Deadline, budgetMs: number) => Promise<LoadedSecrets>;
  readonly now: () => number;
  readonly onFault: (fault: unknown) => void;
}): SecretCache => {
  let secrets: SecretDigests | undefined;
  let isComplete = false;
  let attemptedMs = 0;
  let loadedMs = 0;
  let underWay: Promise<void> | undefined;

  // A clock that was set back must not stop refreshes.
  const hasPassed = (ms: number, sinceMs: number): boolean => {
    const elapsedMs = ports.now() - sinceMs;
    return elapsedMs < 0 || elapsedMs >= ms;
  };

  const isDue = (isTokenKnown: boolean): boolean => {
    if (secrets === undefined) return hasPassed(minFirstLoadIntervalMs, attemptedMs);
    if (!hasPassed(minRefreshIntervalMs, attemptedMs)) return false;
    return !isTokenKnown || hasPassed(secretMaxAgeMs, loadedMs);
  };

  const refresh = async (deadline: Deadline, budgetMs: number): Promise<void> => {
    const startedMs = ports.now();
    attemptedMs = startedMs;
    const ahead = secrets === undefined ? ports.loadAhead : undefined;
    try {
      const loaded = await (ahead ?? ports.load)(deadline, budgetMs);
      isComplete = loaded.previousFault === undefined;
      secrets = {
        current: loaded.current,
        previous: isComplete ? loaded.previous : secrets?.previous,
      };
      loadedMs = startedMs;
      // Read before a rotation, maybe: a token that it lacks is worth another look at once.
      if (ahead) attemptedMs = Number.NEGATIVE_INFINITY;
      if (!isComplete) ports.onFault(loaded.previousFault);
    } catch (fault) {
      isComplete = false;
      ports.onFault(fault);
    }
  };

  return {
    secrets: () => secrets,
    isComplete: () => isComplete,
    refreshIfDue: async (isTokenKnown, deadline) => {
      if (underWay === undefined) {
        if (!isDue(isTokenKnown)) return;
        const budgetMs = isTokenKnown ? knownTokenBudgetMs : unknownTokenBudgetMs;
        underWay = refresh(deadline, budgetMs).finally(() => {
          underWay = undefined;
        });
      }
      await underWay;
    },
  };
};
