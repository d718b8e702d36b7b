import { startDeadline } from './deadline.ts';
import type { ReadSecret, SecretStage } from './load-secrets.ts';

const stages: readonly SecretStage[] = ['AWSCURRENT', 'AWSPREVIOUS'];
/** Longer would add too much to the time that a function's initialisation may take before a waiting delivery. */
const budgetMs = 1_000;
/** Lambda may initialise a function long before it is invoked. */
const maxAgeMs = 5_000;

/**
 * Reads the secrets while the function initialises, where Lambda gives a whole processor, and hands each out once, to an
 * invocation that follows at once: the first one then waits for SQS only.
 *
 * @param now - epoch milliseconds.
 * @returns reads as `readSecret` does; what could not be read ahead, or was too long ago, is read then. Never throws itself.
 */
export const readAhead = async (
  readSecret: ReadSecret,
  secretIds: readonly string[],
  now: () => number,
): Promise<ReadSecret> => {
  const deadline = startDeadline(now() + budgetMs, now);
  const known = new Map<string, { readonly value: string | undefined; readonly readMs: number }>();
  const keyOf = (secretId: string, stage: SecretStage) => `${stage} ${secretId}`;
  const readings = secretIds.flatMap((secretId) =>
    stages.map(async (stage) => {
      const value = await deadline.call((limits) => readSecret(secretId, stage, limits));
      known.set(keyOf(secretId, stage), { value, readMs: now() });
    }),
  );
  await Promise.allSettled(readings);

  return async (secretId, stage, limitsOfCall) => {
    const key = keyOf(secretId, stage);
    const early = known.get(key);
    known.delete(key);
    return early && now() - early.readMs < maxAgeMs
      ? early.value
      : readSecret(secretId, stage, limitsOfCall);
  };
};
