import { setTimeout as sleep } from 'node:timers/promises';
import type { InvocationResult, LambdaFunction } from './function-types.ts';

/**
 * "Lambda retries function errors twice", "one minute between the first two attempts, and two minutes between the second
 * and third". Here seconds take the place of minutes.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 */
const retryDelaysMs = [1_000, 2_000];

export interface AsynchronousInvocation {
  readonly payload: unknown;
  readonly traceId?: string;
  /** Called with the last error once Lambda gives the event up. */
  readonly onGivenUp: (message: string) => void;
  /** @default - as above */
  readonly delaysMs?: readonly number[];
}

const faultOf = (result: InvocationResult): string | undefined =>
  result.ok ? undefined : `${result.payload.errorType}: ${result.payload.errorMessage}`;

/**
 * Invokes a function as Lambda does for an event that it has accepted: whoever sent the event hears of no error.
 *
 * @returns once the function succeeded or the event is given up. Never rejects.
 */
export const invokeAsynchronously = async (
  lambda: LambdaFunction,
  { payload, traceId, onGivenUp, delaysMs = retryDelaysMs }: AsynchronousInvocation,
): Promise<void> => {
  for (const delayMs of [...delaysMs, undefined]) {
    const fault = await lambda
      .invoke(payload, { traceId })
      .then(faultOf, (error: unknown) => String(error));
    if (fault === undefined) return;
    if (delayMs === undefined) return onGivenUp(fault);
    // A stopping cloud does not wait for it.
    await sleep(delayMs, undefined, { ref: false });
  }
};
