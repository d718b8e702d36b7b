import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { callMs, storeAttempts } from '../../../functions/consumer/timings.ts';
import { awsClientOptions } from '../../../functions/runtime/aws-client-options.ts';
import { lightenClient } from '../../../functions/runtime/lighten-client.ts';
import { dynamoDbEventStore } from '../../../lib/claims/dynamodb-event-store.ts';
import type { ClaimRequest } from '../../../lib/claims/event-store.ts';
import { answerJson, hang, refuse, reset, startAwsStub } from './aws-stub.ts';
import { startMs } from './consumer-fixture.ts';
import { recogniseNodeErrors } from './recognise-node-errors.ts';

recogniseNodeErrors();

describe('the calls of the store', () => {
  let dynamoDb: Awaited<ReturnType<typeof startAwsStub>>;
  let client: DynamoDBClient;
  beforeAll(async () => {
    dynamoDb = await startAwsStub(answerJson({}));
    client = lightenClient(
      new DynamoDBClient({
        ...awsClientOptions({ maxAttempts: storeAttempts, requestTimeoutMs: callMs.storeAttempt }),
        endpoint: dynamoDb.url,
        region: 'eu-north-1',
        credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      }),
    );
  });
  afterAll(async () => {
    client.destroy();
    await dynamoDb.stop();
  });
  beforeEach(() => {
    dynamoDb.requests.length = 0;
    dynamoDb.answers.length = 0;
  });

  const store = () => dynamoDbEventStore({ client, tableName: 'Deliveries', retentionDays: 30 });
  const operations = () => dynamoDb.requests.map(({ operation }) => operation);
  const request: ClaimRequest = {
    id: 'f2b9f7a4-8d0f-4a51-9d44-3c2f7d0b6a11',
    attemptId: 'attempt',
    deliveryId: 'delivery',
    fingerprint: 'content',
    nowMs: startMs,
    leaseUntilMs: startMs + 18_000,
  };
  const mark = { ...request, publishedAtMs: startMs };
  const monthLater = { N: `${startMs / 1000 + 30 * 86_400}` };

  const conditionFailed = (Item?: object) =>
    answerJson({ __type: 'ConditionalCheckFailedException', message: 'no', Item }, 400);
  const heldBy = (attemptId: string) => ({
    State: { S: 'claimed' },
    AttemptId: { S: attemptId },
    Fingerprint: { S: 'content' },
    LeaseUntilMs: { N: `${startMs + 5}` },
  });

  it('are one to claim an event, which also sets when the record expires', async () => {
    await store().claim(request);
    expect(dynamoDb.requests).toMatchObject([
      {
        operation: 'UpdateItem',
        input: {
          TableName: 'Deliveries',
          Key: { Id: { S: request.id } },
          UpdateExpression: expect.stringMatching(/\bExpiresAt = :expires\b/),
          ExpressionAttributeValues: { ':expires': monthLater },
        },
      },
    ]);
  });

  it('are one to mark ten events, whose records expire a month later', async () => {
    const marks = Array.from({ length: 10 }, (_, index) => ({ ...mark, id: `id ${index}` }));
    await store().markPublished(marks);
    expect(dynamoDb.requests).toEqual([
      {
        operation: 'BatchWriteItem',
        input: {
          RequestItems: {
            Deliveries: marks.map(({ id }) => ({
              PutRequest: {
                Item: {
                  Id: { S: id },
                  State: { S: 'published' },
                  AttemptId: { S: 'attempt' },
                  DeliveryId: { S: 'delivery' },
                  Fingerprint: { S: 'content' },
                  PublishedAt: { S: '2026-11-20T10:00:00.000Z' },
                  ExpiresAt: monthLater,
                },
              },
            })),
          },
        },
      },
    ]);
  });

  it('are one where the answer holds the item that failed the condition', async () => {
    dynamoDb.answers.push(conditionFailed(heldBy('other')));
    expect(await store().claim(request)).toEqual({ state: 'leased', leaseUntilMs: startMs + 5 });
    expect(operations()).toEqual(['UpdateItem']);
  });

  it('are two where it does not: the item is read, consistently', async () => {
    dynamoDb.answers.push(conditionFailed(), answerJson({ Item: heldBy('other') }));
    expect(await store().claim(request)).toEqual({ state: 'leased', leaseUntilMs: startMs + 5 });
    expect(dynamoDb.requests).toMatchObject([
      { operation: 'UpdateItem' },
      { operation: 'GetItem', input: { Key: { Id: { S: request.id } }, ConsistentRead: true } },
    ]);
  });

  it('recognise its own claim when the SDK repeated one whose answer was lost', async () => {
    dynamoDb.answers.push(reset, conditionFailed(heldBy(request.attemptId)));
    expect(await store().claim(request)).toEqual({ state: 'claimed', takeover: true });
    expect(operations()).toEqual(['UpdateItem', 'UpdateItem']);
  });

  it('find an event leased till now that was released before it could be read', async () => {
    dynamoDb.answers.push(conditionFailed(), answerJson({}));
    expect(await store().claim(request)).toEqual({ state: 'leased', leaseUntilMs: startMs });
  });

  it('fail on a record that nobody of ours wrote', async () => {
    dynamoDb.answers.push(conditionFailed({ State: { S: 'unheard-of' } }));
    await expect(store().claim(request)).rejects.toThrow();
  });

  it('tell which marks were not taken this time', async () => {
    const marks = ['a', 'b', 'c'].map((id) => ({ ...mark, id }));
    const left = ['c', 'a'].map((id) => ({ PutRequest: { Item: { Id: { S: id } } } }));
    dynamoDb.answers.push(answerJson({ UnprocessedItems: { Deliveries: left } }));
    expect(await store().markPublished(marks)).toEqual([marks[0], marks[2]]);
  });

  it('make nothing of a release that comes too late', async () => {
    dynamoDb.answers.push(conditionFailed());
    await store().release(request.id, request.attemptId);
    expect(operations()).toEqual(['DeleteItem']);
  });

  it.each([
    ['claim', async () => store().claim(request)],
    ['markPublished', async () => store().markPublished([mark])],
    ['release', async () => store().release(request.id, request.attemptId)],
  ] as const)('throw in %s when the store fails twice', async (_, call) => {
    dynamoDb.answers.push(refuse(500, 'InternalServerError'), refuse(500, 'InternalServerError'));
    await expect(call()).rejects.toThrow(expect.objectContaining({ name: 'InternalServerError' }));
    expect(operations()).toHaveLength(2);
  });

  it.each([
    ['asks to come back later', [refuse(503, 'ServiceUnavailable', { 'retry-after': '4' })]],
    ['hangs, and again when it is read', [hang, conditionFailed(), hang, hang]],
  ])('are over in time when DynamoDB %s', async (_, answers) => {
    dynamoDb.answers.push(...answers);
    const startedMs = performance.now();
    await expect(store().claim(request)).rejects.toThrow();
    expect(performance.now() - startedMs).toBeLessThan(callMs.store + 300);
  });
});
