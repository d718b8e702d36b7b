import { timingSafeEqual } from 'node:crypto';
import type { Deadline } from './deadline.ts';
import type { Endpoint } from './environment.ts';
import { digestOf, loadSecrets, type ReadSecret, type SecretDigests } from './load-secrets.ts';
import { makeSecretCache, type SecretCache } from './secret-cache.ts';

/**
 * - `current`, `previous`: the token is right; which of the endpoint's two secrets it is.
 * - `wrong`: it is neither, for certain.
 * - `unknown`: it is none that we know, but the store did not tell us all.
 */
export type TokenCheck = 'current' | 'previous' | 'wrong' | 'unknown';

// Both are compared whatever the first says: the time taken tells nothing.
const match = (offered: Buffer, secrets: SecretDigests): 'current' | 'previous' | undefined => {
  const isCurrent = timingSafeEqual(offered, secrets.current);
  const isPrevious = timingSafeEqual(offered, secrets.previous ?? secrets.current);
  if (isCurrent) return 'current';
  return isPrevious ? 'previous' : undefined;
};

/**
 * Prepares the check of tokens against the endpoints' secrets, which it caches.
 *
 * @param ports.onStoreFault - hears of each refresh that failed; the check goes on with what is known.
 */
export const makeTokenCheck = (ports: {
  readonly readSecret: ReadSecret;
  /** In its place for an endpoint's first load: hands out what was read while the function initialised. */
  readonly readAhead?: ReadSecret | undefined;
  readonly now: () => number;
  readonly onStoreFault: (endpoint: Endpoint, fault: unknown) => void;
}) => {
  const caches = new Map<string, SecretCache>();

  const cacheOf = (endpoint: Endpoint): SecretCache => {
    const loadBy = (read: ReadSecret) => (deadline: Deadline, budgetMs: number) =>
      deadline.call((limits) => loadSecrets(read, endpoint.secretId, limits), budgetMs);
    const cache =
      caches.get(endpoint.name) ??
      makeSecretCache({
        load: loadBy(ports.readSecret),
        ...(ports.readAhead && { loadAhead: loadBy(ports.readAhead) }),
        now: ports.now,
        onFault: (fault) => ports.onStoreFault(endpoint, fault),
      });
    caches.set(endpoint.name, cache);
    return cache;
  };

  return async (
    endpoint: Endpoint,
    token: string | undefined,
    deadline: Deadline,
  ): Promise<TokenCheck> => {
    if (!token) return 'wrong';
    const cache = cacheOf(endpoint);
    const offered = digestOf(token);
    const lookUp = () => {
      const secrets = cache.secrets();
      return secrets && match(offered, secrets);
    };
    await cache.refreshIfDue(lookUp() !== undefined, deadline);
    if (cache.secrets() && !lookUp()) await cache.refreshIfDue(false, deadline);
    return lookUp() ?? (cache.isComplete() ? 'wrong' : 'unknown');
  };
};
