import middy from '@middy/core';
import type { SQSEvent } from 'aws-lambda';
import { type EventType, events } from '../../../lib/catalogue/index.ts';
import { sampleBusEvent } from '../../../lib/catalogue/sample-bus-event.ts';
import { enreachHandler } from '../../../lib/subscribe/handler/enreach-handler.ts';
import { queueEvent } from '../../../lib/subscribe/testing.ts';
import { errorsWritten } from './errors-written.ts';
import { genericBusEvent } from './generic-bus-event.ts';
import { lambdaContext } from './lambda-context.ts';

const context = lambdaContext();
const arrived = sampleBusEvent('QueueCallInArrived');
const status = sampleBusEvent('QueueStatus');
const parked = genericBusEvent('QueueCallParked');

/** What Lambda passes is not known before it is looked at. */
const invoke = async (
  handler: ReturnType<typeof enreachHandler>,
  event: unknown,
): Promise<unknown> => Reflect.apply(handler, undefined, [event, context]);

const recorder = () => {
  const calls: unknown[][] = [];
  const record = async (...call: unknown[]) => {
    calls.push(call);
  };
  return { calls, record };
};

describe('an event by way of a rule', () => {
  it.each(events.map(({ name }) => name))('%s goes to its handler, as it came', async (name) => {
    const { calls, record } = recorder();
    const others = recorder();
    const every = Object.fromEntries(events.map((event) => [event.name, others.record]));
    const handler = enreachHandler({ ...every, [name]: record });
    const event = sampleBusEvent(name);
    expect(await handler(event, context)).toBeUndefined();
    expect(calls).toEqual([[event, context]]);
    expect(others.calls).toEqual([]);
  });

  it('of a type that the catalogue lacks goes to `unknown`', async () => {
    const { calls, record } = recorder();
    await enreachHandler({ unknown: record })(parked, context);
    expect(calls).toEqual([[parked, context]]);
  });

  it('fails with its handler', async () => {
    const fault = new Error('no database');
    const handler = enreachHandler({ QueueStatus: async () => Promise.reject(fault) });
    await expect(handler(status, context)).rejects.toBe(fault);
  });

  it('is handled before the invocation ends', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const handler = enreachHandler({ QueueStatus: async () => promise });
    const ended = handler(status, context).then(() => 'ended');
    const first = await Promise.race([ended, Promise.resolve('not yet')]);
    resolve();
    expect([first, await ended]).toEqual(['not yet', 'ended']);
  });
});

describe('an event without a handler fails, for a rule that sends it has a mistake', () => {
  const handler = enreachHandler({ QueueCallInArrived: () => undefined });

  it.each<[string, unknown]>([
    ['a type of the catalogue', status],
    ['an unknown type', parked],
    ['an unknown type named like a member of every object', genericBusEvent('constructor')],
    [
      'and one that says it is known',
      {
        ...status,
        'detail-type': 'constructor',
        detail: { ...status.detail, EventType: 'constructor' },
      },
    ],
  ])('%s', async (_, event) => {
    await expect(invoke(handler, event)).rejects.toThrow(/^no handler for \w+/);
  });

  it('an unknown type is no business of `unknown` when it says it is known', async () => {
    const { calls, record } = recorder();
    const newer = { ...parked, detail: { ...parked.detail, metadata: status.detail.metadata } };
    await expect(invoke(enreachHandler({ unknown: record }), newer)).rejects.toThrow('no handler');
    expect(calls).toEqual([]);
  });
});

describe('what is no event of the pipeline', () => {
  const { calls, record } = recorder();
  const handler = enreachHandler({ QueueStatus: record, unknown: record });
  const { detail, ...envelope } = status;

  it.each<[string, unknown, RegExp]>([
    ['a canary', { ...status, source: 'enreach.webhooks.canary' }, /a canary/],
    ['an event of another source', { ...status, source: 'aws.s3' }, /source must be/],
    ['a detail alone', detail, /the whole event must arrive/],
    ['nothing', null, /must be an object/],
    ['a list', [status], /must be an object/],
    ['no detail', envelope, /^no event of enreach.webhooks: detail must be an object/],
    ['no type', { ...status, 'detail-type': '' }, /detail-type must be a text/],
    ['no Id', { ...status, detail: { ...detail, Id: undefined } }, /detail.Id must be a text/],
    ['two types', { ...status, 'detail-type': 'UserStatus' }, /detail.EventType must be/],
    ['no metadata', { ...status, detail: { ...detail, metadata: null } }, /detail.metadata must/],
    [
      'another schema',
      { ...status, detail: { ...detail, metadata: { ...detail.metadata, schema: 'v2' } } },
      /detail.metadata.schema must be known or unknown/,
    ],
  ])('is refused: %s', async (_, event, message) => {
    await expect(invoke(handler, event)).rejects.toThrow(message);
    expect(calls).toEqual([]);
  });

  it('is refused without a value of it in the message', async () => {
    const call = { ...status, source: 'secret-source', detail: { CallerNumber: '+358501234567' } };
    await expect(invoke(handler, call)).rejects.toThrow(/^(?!.*(secret-source|\+358))/s);
  });
});

describe('events in a batch of a queue', () => {
  const silent = { onFailure: () => undefined };

  it('go to their handlers', async () => {
    const { calls, record } = recorder();
    const handler = enreachHandler({
      QueueCallInArrived: record,
      QueueStatus: record,
      unknown: record,
    });
    const answer = await handler(queueEvent(arrived, status, parked), context);
    expect(answer).toEqual({ batchItemFailures: [] });
    expect(calls).toEqual([arrived, status, parked].map((event) => [event, context]));
  });

  it('fail one by one: a handler that throws, a type without a handler, a canary, no JSON', async () => {
    const { calls, record } = recorder();
    const handler = enreachHandler(
      {
        QueueCallInArrived: record,
        QueueStatus: () => {
          throw new Error('no');
        },
      },
      silent,
    );
    const batch = queueEvent(arrived, status, sampleBusEvent('UserStatus'), arrived, arrived);
    const [good, throws, noHandler, canary, noJson] = batch.Records;
    if (canary)
      canary.body = canary.body.replace('"enreach.webhooks"', '"enreach.webhooks.canary"');
    if (noJson) noJson.body = noJson.body.slice(1);
    const answer = await handler(batch, context);
    expect(answer).toEqual({
      batchItemFailures: [throws, noHandler, canary, noJson].map((message) => ({
        itemIdentifier: message?.messageId,
      })),
    });
    expect(good).toBeDefined();
    expect(calls).toHaveLength(1);
  });

  it('tell why they failed, each with its message, and never repeat a text that is no JSON', async () => {
    const told: unknown[][] = [];
    const handler = enreachHandler(
      { QueueStatus: async () => Promise.reject(new Error('no database')) },
      { onFailure: (...failure) => told.push(failure) },
    );
    const batch = queueEvent(status, status);
    const [failed, noJson] = batch.Records;
    if (noJson) noJson.body = '+358501234567';
    if (noJson) noJson.body += ' called';
    await handler(batch, context);
    expect(told).toEqual(
      expect.arrayContaining([
        [expect.objectContaining({ message: 'no database' }), failed],
        [expect.objectContaining({ message: 'the message is not JSON' }), noJson],
      ]),
    );
  });

  it('write to the log why they failed, unless told otherwise', async () => {
    const fault = new Error('no database');
    const handler = enreachHandler({ QueueStatus: async () => Promise.reject(fault) });
    const batch = queueEvent(status);
    const written = await errorsWritten(async () => handler(batch, context));
    const messageId = batch.Records[0]?.messageId;
    expect(written).toEqual([['message failed', { messageId }, fault]]);
  });

  it.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('no alarm');
      },
    ],
    ['rejects', async () => Promise.reject(new Error('no alarm'))],
  ])('fail alone when who is told of it %s, which goes to the log', async (_, onFailure) => {
    const handler = enreachHandler(
      { QueueCallInArrived: () => undefined, QueueStatus: () => Promise.reject(new Error('no')) },
      { onFailure },
    );
    const batch = queueEvent(arrived, status);
    const messageId = batch.Records[1]?.messageId;
    let answer: unknown;
    const written = await errorsWritten(async () => {
      answer = await handler(batch, context);
    });
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: messageId }] });
    expect(written).toEqual([['onFailure failed', { messageId }, new Error('no alarm')]]);
  });

  it('answer when who is told of a failure has done with it', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const handler = enreachHandler({}, { onFailure: async () => promise });
    const answered = handler(queueEvent(status), context).then(() => 'answered');
    const first = await Promise.race([answered, new Promise((done) => setImmediate(done))]);
    resolve();
    expect([first, await answered]).toEqual([undefined, 'answered']);
  });

  it('are none in a batch of another service', async () => {
    const stream = { Records: [{ eventSource: 'aws:dynamodb', body: JSON.stringify(status) }] };
    const handler = enreachHandler({ QueueStatus: () => undefined });
    await expect(invoke(handler, stream)).rejects.toThrow('source must be');
  });
});

describe('with middy around it', () => {
  it('middlewares see the event before and the answer after', async () => {
    const seen: unknown[] = [];
    const handler = middy(enreachHandler({ QueueStatus: () => seen.push('handled') })).use({
      before: ({ event }) => {
        seen.push('Records' in event ? 'batch' : event['detail-type']);
      },
      after: ({ response }) => {
        seen.push(response);
      },
    });
    await handler(status, context);
    const batch: SQSEvent = queueEvent(status);
    await handler(batch, context);
    expect(seen).toEqual([
      'QueueStatus',
      'handled',
      undefined,
      'batch',
      'handled',
      { batchItemFailures: [] },
    ]);
  });
});

it('takes a map of handlers for exactly the types of a rule', async () => {
  const types = ['QueueCallInArrived', 'QueueStatus'] as const satisfies readonly EventType[];
  const { calls, record } = recorder();
  const handler = enreachHandler<(typeof types)[number]>({
    QueueCallInArrived: record,
    QueueStatus: record,
  });
  for (const type of types) await handler(sampleBusEvent(type), context);
  expect(calls).toHaveLength(2);
});
