/** AWS does not say where its backoff starts; here it is soon enough that one sees it. */
const firstDelayMs = 100;
const longestDelayMs = 10 * 60_000;

/**
 * How long to wait before a retry: "an exponential back off and jitter", the jitter over the upper half.
 *
 * @param retry - 1 for the first.
 * @param random - from 0 to 1.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html
 */
export const backoffMs = (retry: number, random: number): number =>
  Math.min(firstDelayMs * 2 ** (retry - 1), longestDelayMs) * (0.5 + random / 2);
