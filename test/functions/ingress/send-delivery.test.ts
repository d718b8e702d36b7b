import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { startDeadline } from '../../../functions/ingress/deadline.ts';
import { isPermanentRefusal } from '../../../functions/ingress/is-permanent-refusal.ts';
import { maxMessageBytes, sendDelivery } from '../../../functions/ingress/send-delivery.ts';
import { attributeOf, awsError, makeEvent, readBack, startIngress } from './ingress-fixture.ts';

const messageBytes = (message: {
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
}): number =>
  Object.entries(message.attributes).reduce(
    (bytes, [name, value]) => bytes + Buffer.byteLength(name) + 'String'.length + value.length,
    Buffer.byteLength(message.body),
  );

describe('a large body', () => {
  const post = async (body: string) => {
    const { handle, queue } = startIngress();
    const { statusCode } = await handle(makeEvent({ body }));
    return { statusCode, message: queue.taken[0] };
  };

  it('is text as long as body and attributes together keep 16 KiB below 1 MiB', async () => {
    expect(maxMessageBytes).toBe(1_032_192);
    const { message } = await post('a');
    const attributeBytes = messageBytes(message ?? { body: '', attributes: {} }) - 1;
    const largest = maxMessageBytes - attributeBytes - 'base64'.length + 'text'.length;
    const fits = await post('a'.repeat(largest));
    expect(attributeOf(fits.message, 'encoding')).toBe('text');
    const passes = await post('a'.repeat(largest + 1));
    expect(passes.statusCode).toBe(200);
    expect(attributeOf(passes.message, 'encoding')).toBe('gzip');
    expect(readBack(passes.message)).toHaveLength(largest + 1);
  });

  it('passes the limit of SQS neither as text nor as base64 nor gzipped', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: -200, max: 200 }),
        fc.constantFrom(maxMessageBytes, Math.floor((maxMessageBytes * 3) / 4)),
        fc.constantFrom('a', 'ä', '\u{1}'),
        async (offset, size, character) => {
          const bytes = Buffer.from(
            character.repeat((size + offset) / Buffer.byteLength(character)),
          );
          const { handle, queue } = startIngress();
          const event = makeEvent({ body: bytes.toString('base64'), isBase64Encoded: true });
          expect((await handle(event)).statusCode).toBe(200);
          const [message] = queue.taken;
          expect(message && messageBytes(message)).toBeLessThanOrEqual(maxMessageBytes);
          expect(readBack(message).equals(bytes)).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('a text that SQS refuses for good', () => {
  it('is gzipped where its base64 would not fit', async () => {
    const { handle, queue } = startIngress();
    queue.answers.push(awsError('InvalidMessageContents', 400));
    const body = 'a'.repeat(1_000_000);
    expect((await handle(makeEvent({ body }))).statusCode).toBe(200);
    expect(queue.offered.map((message) => attributeOf(message, 'encoding'))).toEqual([
      'text',
      'gzip',
    ]);
    expect(readBack(queue.taken[0]).toString()).toBe(body);
  });

  it('is too large where not even gzip makes it fit', async () => {
    const { handle, queue } = startIngress();
    queue.answers.push(awsError('InvalidMessageContents', 400));
    // 94 characters in disorder: more than 6 bits each, where base64 carries 6.
    const body = randomBytes(1_000_000)
      .map((byte) => 33 + (byte % 94))
      .toString();
    expect((await handle(makeEvent({ body }))).statusCode).toBe(413);
    expect(queue.taken).toEqual([]);
  });
});

it('starts no call when no time is left', async () => {
  const { queue } = startIngress();
  const delivery = { bytes: Buffer.from('{}'), attributes: {}, traceHeader: undefined };
  const calls: string[] = [];
  const result = await sendDelivery(
    delivery,
    async ({ body }) => {
      calls.push(body);
    },
    startDeadline(0, () => 0),
  );
  expect(result).toMatchObject({ kind: 'failed', fault: { name: 'DeadlinePassedError' } });
  expect(calls).toEqual([]);
  expect(queue.offered).toEqual([]);
});

it.each([
  ['InvalidMessageContents', 400, true],
  ['AWS.SimpleQueueService.InvalidMessageContents', 400, true],
  ['InvalidParameterValue', 400, true],
  ['SerializationException', 400, true],
  ['InvalidMessageContents', 500, false],
  ['ThrottlingException', 400, false],
  ['RequestThrottled', 400, false],
  ['AWS.SimpleQueueService.NonExistentQueue', 400, false],
  ['QueueDoesNotExist', 400, false],
  ['AccessDeniedException', 400, false],
  ['UnrecognizedClientException', 400, false],
  ['InvalidSignatureException', 400, false],
  ['ExpiredTokenException', 400, false],
  ['KmsDisabled', 400, false],
  ['RequestTimeout', 400, false],
  ['AccessDenied', 403, false],
  ['ServiceUnavailable', 503, false],
])('%s with status %d is a refusal of the message itself: %p', (name, status, expected) => {
  expect(isPermanentRefusal(awsError(name, status))).toBe(expected);
});

it.each([undefined, null, 'error', new Error('socket hang up'), { $metadata: null }])(
  '%p is no refusal of the message itself',
  (fault) => {
    expect(isPermanentRefusal(fault)).toBe(false);
  },
);
