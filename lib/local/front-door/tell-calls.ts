import { callerOfKey, runnerCredentials } from '../credentials.ts';
import type { Answer } from './answer.ts';
import type { ApiCall } from './api-call.ts';

/** A call of AWS that its service has answered; whether the caller heard the answer is another matter. */
export interface ServedCall extends Pick<ApiCall, 'service' | 'operation' | 'input'> {
  /** Undefined for a person, who is anybody with a key that is no function's. */
  readonly functionName: string | undefined;
  /** Epoch milliseconds. */
  readonly startedMs: number;
  readonly endedMs: number;
  readonly succeeded: boolean;
}

interface CallTellerOptions {
  readonly isFunction: (name: string) => boolean;
  readonly onServed: (call: ServedCall) => void;
}

/** Tells of every call but the runner's own. @returns a function that wraps what makes the service act. */
export const createCallTeller =
  ({ isFunction, onServed }: CallTellerOptions) =>
  (call: ApiCall, act: () => Promise<Answer>) =>
  async (): Promise<Answer> => {
    if (call.accessKeyId === runnerCredentials.accessKeyId) return act();
    const startedMs = Date.now();
    const caller = callerOfKey(call.accessKeyId);
    const functionName = caller !== undefined && isFunction(caller) ? caller : undefined;
    const tell = (succeeded: boolean): void =>
      onServed({
        service: call.service,
        operation: call.operation,
        // Read only by those who want it, as in the call itself.
        get input() {
          return call.input;
        },
        functionName,
        startedMs,
        endedMs: Date.now(),
        succeeded,
      });
    try {
      const answer = await act();
      tell(answer.status < 400);
      return answer;
    } catch (error) {
      tell(false);
      throw error;
    }
  };
