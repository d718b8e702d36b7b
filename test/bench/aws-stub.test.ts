import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { type AwsStub, startAwsStub } from '../../bench/aws-stub/start-aws-stub.ts';
import { token } from '../../bench/environment.ts';
import { batchedClaimsStore } from '../../bench/variants/batched-claims.ts';
import { readSecretFrom, sendMessageTo } from '../../functions/ingress/aws-calls.ts';
import { dynamoDbEventStore } from '../../lib/claims/dynamodb-event-store.ts';

let stub: AwsStub;
beforeAll(async () => {
  stub = await startAwsStub();
});
beforeEach(() => stub.record({ clear: true }));
afterAll(() => stub.stop());

const options = () => ({
  endpoint: stub.endpoint,
  region: 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});
const limits = { abortSignal: new AbortController().signal, requestTimeout: 5_000 };

it('takes a message as SQS does, with the MD5 that the SDK compares', async () => {
  const send = sendMessageTo(new SQSClient(options()), `${stub.endpoint}/000000000000/queue`);
  await send({ body: 'ä', attributes: { Endpoint: 'x' }, traceHeader: undefined }, limits);
  const { calls, sent } = await stub.record();
  expect(calls).toEqual({ SendMessage: 1 });
  expect(sent).toEqual([expect.objectContaining({ MessageBody: 'ä' })]);
});

it('has a current secret and no previous one', async () => {
  const read = readSecretFrom(new SecretsManagerClient(options()));
  expect(await read('secret', 'AWSCURRENT', limits)).toBe(token);
  expect(await read('secret', 'AWSPREVIOUS', limits)).toBeUndefined();
});

it('publishes entries and says which', async () => {
  const client = new EventBridgeClient(options());
  const entry = { Source: 's', DetailType: 'd', Detail: '{}' };
  const answer = await client.send(new PutEventsCommand({ Entries: [entry, entry] }));
  expect(answer).toMatchObject({ FailedEntryCount: 0, Entries: [{}, {}] });
  expect((await stub.record()).published).toEqual([entry, entry]);
});

it('waits as long as it is told, and counts no call twice', async () => {
  await stub.record({ latencyMs: 50 });
  const startedMs = performance.now();
  await new EventBridgeClient(options()).send(
    new PutEventsCommand({ Entries: [{ Detail: '{}' }] }),
  );
  expect(performance.now() - startedMs).toBeGreaterThanOrEqual(49);
  expect((await stub.record()).calls).toEqual({ PutEvents: 1 });
  expect((await stub.record()).calls).toEqual({});
});

describe.each([
  ['conditional updates', dynamoDbEventStore, { UpdateItem: 3 }],
  ['batched inserts', batchedClaimsStore, { BatchExecuteStatement: 1, UpdateItem: 1 }],
])('claims by %s', (_, storeOf, calls) => {
  it('lets one attempt have an event, and tells the others who has it', async () => {
    const client = new DynamoDBClient(options());
    const store = storeOf({ client, tableName: 'deliveries', retentionDays: 30 });
    const nowMs = Date.now();
    const claim = (id: string, attemptId: string) =>
      store.claim({
        id,
        attemptId,
        deliveryId: 'd',
        fingerprint: 'f',
        nowMs,
        leaseUntilMs: nowMs + 1_000,
      });
    const answers = await Promise.all([claim('a', '1'), claim('b', '1'), claim('a', '2')]);
    expect(answers.map(({ state }) => state).toSorted()).toEqual(['claimed', 'claimed', 'leased']);
    expect((await stub.record()).calls).toEqual(calls);

    const mark = {
      id: 'a',
      attemptId: '1',
      deliveryId: 'd',
      fingerprint: 'f',
      publishedAtMs: nowMs,
    };
    expect(await store.markPublished([mark])).toEqual([]);
    expect(await claim('a', '3')).toEqual({ state: 'published', fingerprint: 'f' });
  });
});
