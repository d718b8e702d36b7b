export interface ThrottleSettings {
  /** Requests a second, steadily. */
  readonly rateLimit: number;
  /** Requests at once. */
  readonly burstLimit: number;
}

/** Says whether a request may pass. @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html */
export const createTokenBucket = (
  { rateLimit, burstLimit }: ThrottleSettings,
  nowMs: () => number = () => performance.now(),
): (() => boolean) => {
  let tokens = burstLimit;
  let filledAt = nowMs();
  return () => {
    const now = nowMs();
    tokens = Math.min(burstLimit, tokens + ((now - filledAt) / 1000) * rateLimit);
    filledAt = now;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
};
