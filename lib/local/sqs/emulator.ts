import type { Upstream } from '../front-door/upstream.ts';
import { contentOf, emulatorError } from './corrections/correction.ts';

/** The emulator's own API, without those who stand before it: no permissions, no faults. */
export interface SqsEmulator {
  /** @throws AwsError as SQS would. */
  readonly call: (operation: string, input: object) => Promise<unknown>;
}

export const createSqsEmulator = (upstream: Upstream): SqsEmulator => ({
  call: async (operation, input) => {
    const answer = await upstream.forward({
      method: 'POST',
      url: '/',
      headers: {
        host: '127.0.0.1',
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `AmazonSQS.${operation}`,
      },
      body: Buffer.from(JSON.stringify(input)),
    });
    if (answer.status >= 400) throw emulatorError(answer);
    return contentOf(answer);
  },
});
