import { createHash } from 'node:crypto';
import type { CallLimits } from './deadline.ts';

type SecretStage = 'AWSCURRENT' | 'AWSPREVIOUS';

/**
 * Reads one version of a secret.
 *
 * @returns its text, or undefined when no version bears that stage.
 * @throws when the store fails.
 */
export type ReadSecret = (
  secretId: string,
  stage: SecretStage,
  limits: CallLimits,
) => Promise<string | undefined>;

/** SHA-256 of the tokens that an endpoint accepts: equally long, so that they compare in constant time. */
export interface SecretDigests {
  readonly current: Buffer;
  /** Undefined while no rotation is open. */
  readonly previous: Buffer | undefined;
}

export interface LoadedSecrets extends SecretDigests {
  /** Why *previous* is not known, if it is not. */
  readonly previousFault: unknown;
}

export const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Secrets pasted into a console often end in a line break; one that is blank would open the door to nobody, or to all. */
const digestOfStored = (stored: string): Buffer => {
  const token = stored.trim();
  if (token === '') throw new Error('the stored secret is empty');
  return digestOf(token);
};

/**
 * Reads the *current* and the *previous* secret of an endpoint.
 *
 * A *previous* that cannot be read does not keep the *current* one from working.
 *
 * @throws Error when *current* is missing, empty or cannot be read.
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/whats-in-a-secret.html#term_version
 */
export const loadSecrets = async (
  readSecret: ReadSecret,
  secretId: string,
  limits: CallLimits,
): Promise<LoadedSecrets> => {
  const read = async (stage: SecretStage): Promise<Buffer | undefined> => {
    const stored = await readSecret(secretId, stage, limits);
    return stored === undefined ? undefined : digestOfStored(stored);
  };
  const [current, previous] = await Promise.allSettled([read('AWSCURRENT'), read('AWSPREVIOUS')]);
  if (current.status === 'rejected') {
    throw new Error('the current secret cannot be read', { cause: current.reason });
  }
  if (current.value === undefined) throw new Error('there is no current secret');
  return {
    current: current.value,
    previous: previous.status === 'fulfilled' ? previous.value : undefined,
    previousFault: previous.status === 'rejected' ? previous.reason : undefined,
  };
};
