import * as v from 'valibot';
import { AwsError } from '../front-door/aws-error.ts';
import type { Upstream } from '../front-door/upstream.ts';

/** The emulator's own API, without those who stand before it: no permissions, no faults. */
export interface SqsEmulator {
  /** @throws AwsError as SQS would. */
  readonly call: (operation: string, input: object) => Promise<unknown>;
}

const errorSchema = v.object({ __type: v.string(), message: v.optional(v.string(), '') });

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
    const content: unknown = JSON.parse(answer.body.toString() || '{}');
    if (answer.status < 400) return content;
    const { __type, message } = v.parse(errorSchema, content);
    throw new AwsError(__type.split('#').at(-1) ?? __type, message, answer.status);
  },
});
