import { createHash } from 'node:crypto';
import type { CallLimits } from './deadline.ts';

export type SecretStage = 'AWSCURRENT' | 'AWSPREVIOUS';

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

/** Secrets pasted into a console often end in a line break. A blank one is none: it must open the door to nobody. */
const digestOfStored = (stored: string | undefined): Buffer | undefined => {
  const token = stored?.trim();
  return token ? digestOf(token) : undefined;
};

/**
 * Reads the *current* and the *previous* secret of an endpoint.
 *
 * A *previous* that cannot be read does not keep the *current* one from working.
 *
 * @throws Error when *current* is missing, empty or cannot be read. A *previous* that is empty counts as none.
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/whats-in-a-secret.html#term_version
 */
export const loadSecrets = async (
  readSecret: ReadSecret,
  secretId: string,
  limits: CallLimits,
): Promise<LoadedSecrets> => {
  const read = async (stage: SecretStage): Promise<Buffer | undefined> =>
    digestOfStored(await readSecret(secretId, stage, limits));
  const [current, previous] = await Promise.allSettled([read('AWSCURRENT'), read('AWSPREVIOUS')]);
  if (current.status === 'rejected') {
    throw new Error('the current secret cannot be read', { cause: current.reason });
  }
  if (current.value === undefined) throw new Error('the current secret is missing or empty');
  return {
    current: current.value,
    previous: previous.status === 'fulfilled' ? previous.value : undefined,
    previousFault: previous.status === 'rejected' ? previous.reason : undefined,
  };
};
