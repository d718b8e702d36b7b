import { randomUUID } from 'node:crypto';
import type { Context, SQSEvent } from 'aws-lambda';
import { type AwsStub, startAwsStub } from '../../bench/aws-stub/start-aws-stub.ts';
import { variablesAt } from '../../bench/environment.ts';
import { newBatch } from '../../bench/payloads.ts';
import { capturedOutput } from '../functions/ingress/captured-output.ts';
import { context as contextOfIngress } from '../functions/ingress/ingress-fixture.ts';

/** They read their environment as they load, so they load when it is there. */
const contenders = {
  'ours as it deploys': () => import('../../functions/consumer/handler.ts'),
  'the rival with defaults': () => import('../../bench/rivals/powertools/default.ts'),
  'the rival with the best options': () => import('../../bench/rivals/powertools/best-options.ts'),
  'ours as CDK bundles it': () => import('../../bench/rivals/cdk-default/consumer.ts'),
  'ours with batched claims': () => import('../../bench/variants/consumer.ts'),
};

type Handler = (event: SQSEvent, context: Context, callback: () => void) => unknown;
const context: Context = { ...contextOfIngress, awsRequestId: randomUUID() };

let stub: AwsStub;
beforeAll(async () => {
  stub = await startAwsStub();
  Object.assign(process.env, variablesAt(stub.endpoint), { POWERTOOLS_SERVICE_NAME: 'consumer' });
});
beforeEach(() => stub.record({ clear: true }));
afterAll(() => stub.stop());

/** Another one each time: a rival may have a cache of its own. */
const makeBatch = (): SQSEvent => JSON.parse(newBatch(3));

const handle = async (handler: Handler, event: SQSEvent) => {
  await capturedOutput(async () => {
    expect(await handler(event, context, () => {})).toEqual({ batchItemFailures: [] });
  });
  const { published } = await stub.record();
  return published.toSorted((a, b) => (a.Detail ?? '').localeCompare(b.Detail ?? ''));
};

const loadHandler = async (
  load: () => Promise<{ readonly handler: unknown }>,
): Promise<Handler> => {
  const { handler } = await load();
  if (typeof handler !== 'function') throw new Error('no handler');
  return async (...args) => handler(...args);
};

describe.each(Object.entries(contenders))('%s', (name, load) => {
  it('publishes each event of a batch, and none of them again', async () => {
    const handler = await loadHandler(load);
    const batch = makeBatch();
    const ids = batch.Records.map(({ body }) => JSON.parse(body).Id);
    const published = await handle(handler, batch);
    expect(new Set(published.map(({ Detail = '' }) => JSON.parse(Detail).Id))).toEqual(
      new Set(ids),
    );
    expect(published).toHaveLength(ids.length);
    expect(await handle(handler, batch)).toEqual([]);
  });

  if (name === 'ours as it deploys') return;

  it('publishes what ours does, to the letter', async () => {
    const batch = makeBatch();
    const ours = await handle(await loadHandler(contenders['ours as it deploys']), batch);
    await stub.record({ clear: true });
    const theirs = await handle(await loadHandler(load), batch);
    const withoutTrace = (entries: typeof ours) =>
      entries.map(({ TraceHeader, ...entry }) => entry);
    expect(withoutTrace(theirs)).toEqual(withoutTrace(ours));
  });
});
