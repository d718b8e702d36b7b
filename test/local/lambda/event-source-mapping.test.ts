import { setTimeout as sleep } from 'node:timers/promises';
import type { SqsEvent } from '../../../lib/local/lambda/event-source-mapping-types.ts';
import { createQueue, eventually, startMapping, startSqs, stopSqs, succeed } from './test-queue.ts';

beforeAll(startSqs);
afterAll(stopSqs);

const bodiesOf = (events: readonly SqsEvent[]) =>
  events.flatMap(({ Records }) => Records.map(({ body }) => body));

describe('the event', () => {
  it('has the shape that Lambda gives to a message', async () => {
    const queue = await createQueue();
    const { events } = startMapping(queue);

    const messageId = await queue.send('{"text":"häagen"}', {
      MessageAttributes: {
        endpoint: { DataType: 'String', StringValue: 'default' },
        raw: { DataType: 'Binary', BinaryValue: new Uint8Array([0, 255, 16]) },
      },
    });
    await eventually(() => events.length > 0);

    const millis = expect.stringMatching(/^\d{13}$/);
    expect(events).toEqual([
      {
        Records: [
          {
            messageId,
            receiptHandle: expect.stringMatching(/./),
            body: '{"text":"häagen"}',
            attributes: {
              ApproximateReceiveCount: '1',
              SentTimestamp: millis,
              SenderId: expect.any(String),
              ApproximateFirstReceiveTimestamp: millis,
            },
            messageAttributes: {
              endpoint: {
                stringValue: 'default',
                stringListValues: [],
                binaryListValues: [],
                dataType: 'String',
              },
              raw: {
                binaryValue: 'AP8Q',
                stringListValues: [],
                binaryListValues: [],
                dataType: 'Binary',
              },
            },
            md5OfMessageAttributes: expect.stringMatching(/^[\da-f]{32}$/),
            md5OfBody: expect.stringMatching(/^[\da-f]{32}$/),
            eventSource: 'aws:sqs',
            eventSourceARN: queue.arn,
            awsRegion: 'eu-north-1',
          },
        ],
      },
    ]);
  });

  it('reaches the function within milliseconds of the send', async () => {
    const queue = await createQueue();
    const receivedAt: number[] = [];
    startMapping(queue, async () => {
      receivedAt.push(performance.now());
      return succeed();
    });
    await sleep(50);

    const delays: number[] = [];
    for (let message = 1; message <= 5; message++) {
      const sentAt = performance.now();
      await queue.send('x');
      await eventually(() => receivedAt.length === message);
      delays.push((receivedAt.at(-1) ?? 0) - sentAt);
    }

    expect(delays.sort((a, b) => a - b)[2]).toBeLessThan(50);
  });
});

describe('a batch', () => {
  it('is deleted when the function succeeds', async () => {
    const queue = await createQueue();
    startMapping(queue);

    await Promise.all(Array.from({ length: 25 }, (_, index) => queue.send(`${index}`)));

    await eventually(async () => {
      const { visible, inFlight } = await queue.depth();
      return visible + inFlight === 0;
    });
  });

  it('has at most the batch size, and at most the maximum concurrency runs at once', async () => {
    const queue = await createQueue();
    for (let index = 0; index < 9; index++) await queue.send(`${index}`);
    let running = 0;
    let most = 0;
    const { events } = startMapping(
      queue,
      async () => {
        most = Math.max(most, ++running);
        await sleep(30);
        running--;
        return succeed();
      },
      { batchSize: 2, maximumConcurrency: 2 },
    );

    await eventually(() => bodiesOf(events).length === 9 && running === 0);

    expect(Math.max(...events.map(({ Records }) => Records.length))).toBe(2);
    expect(most).toBe(2);
  });

  it('is gathered for as long as the batching window', async () => {
    const queue = await createQueue();
    const { events } = startMapping(queue, succeed, {
      maximumBatchingWindowSeconds: 0.3,
      maximumConcurrency: 1,
    });

    await queue.send('first');
    await sleep(100);
    await queue.send('second');
    await eventually(() => events.length > 0);

    expect(bodiesOf(events)).toEqual(['first', 'second']);
    expect(events).toHaveLength(1);
  });

  it('is cut where the invocation would pass 6 MB', async () => {
    const queue = await createQueue();
    const mebibyte = 'x'.repeat(1024 * 1024);
    for (let index = 0; index < 7; index++) await queue.send(mebibyte);
    const { events } = startMapping(queue, succeed, { maximumConcurrency: 1 });

    await eventually(() => bodiesOf(events).length === 7);

    expect(events.map(({ Records }) => Records.length)).toEqual([5, 2]);
  });
});

describe('pausing', () => {
  it('leaves messages in the queue until resumed', async () => {
    const queue = await createQueue();
    const mapping = startMapping(queue);
    await mapping.pause();

    await queue.send('waiting');
    await sleep(50);
    const paused = { depth: await queue.depth(), events: mapping.events.length };
    mapping.resume();
    await eventually(() => mapping.events.length === 1);

    expect(paused).toEqual({ depth: { visible: 1, inFlight: 0 }, events: 0 });
  });

  it('is how a mapping that is not enabled begins', async () => {
    const queue = await createQueue();
    const mapping = startMapping(queue, succeed, { enabled: false });
    await queue.send('waiting');
    await sleep(50);

    expect(mapping.events).toEqual([]);
    mapping.resume();
    await eventually(() => mapping.events.length === 1);
  });
});

describe('stopping', () => {
  it('finishes what is in flight', async () => {
    const queue = await createQueue();
    const mapping = startMapping(queue, async () => {
      await sleep(200);
      return succeed();
    });
    await queue.send('in flight');
    await eventually(() => mapping.events.length === 1);

    await mapping.stop();

    expect(await queue.depth()).toEqual({ visible: 0, inFlight: 0 });
  });

  it('is for good', async () => {
    const queue = await createQueue();
    const mapping = startMapping(queue);
    await mapping.stop();

    mapping.resume();
    await queue.send('too late');
    await sleep(50);

    expect(await queue.depth()).toEqual({ visible: 1, inFlight: 0 });
  });
});
