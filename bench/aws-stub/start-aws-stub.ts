import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { StubAnswer, StubRecord, StubRequest } from './stub-messages.ts';

export interface AwsStub {
  /** `AWS_ENDPOINT_URL`. */
  readonly endpoint: string;
  /** Delays every answer from now on, and returns what was called since the last time. */
  readonly record: (request?: Partial<StubRequest>) => Promise<StubRecord>;
  readonly stop: () => void;
}

/** Starts the stub of AWS in a process of its own. */
export const startAwsStub = async (): Promise<AwsStub> => {
  const child = fork(join(import.meta.dirname, 'stub.ts'), { execArgv: [] });
  const answer = async (): Promise<StubAnswer> => (await once(child, 'message'))[0];
  const first = await answer();
  if (!('port' in first)) throw new Error('the stub of AWS has no port');
  return {
    endpoint: `http://127.0.0.1:${first.port}`,
    record: async ({ latencyMs = 0, clear = false } = {}) => {
      child.send({ latencyMs, clear } satisfies StubRequest);
      const record = await answer();
      if ('port' in record) throw new Error('the stub of AWS started twice');
      return record;
    },
    stop: () => child.disconnect(),
  };
};
