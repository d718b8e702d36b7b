import {
  type AttributeValue,
  BatchWriteItemCommand,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import * as v from 'valibot';
import { type CallOptions, callWithin } from './call-within.ts';
import type { ClaimAnswer, ClaimRequest, EventStore, Mark } from './event-store.ts';
import { claimsKey, ttlAttribute } from './table-keys.ts';
import { storeCallMs } from './timings.ts';

export interface DynamoDbEventStoreOptions {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  readonly retentionDays: number;
}

/*
 *            absent ──claim──► claimed ──mark──► published (absorbing)
 *               ▲                │  ▲
 *               └───release──────┘  └─claim, after the lease, same content
 */
const isAbsent = `attribute_not_exists(${claimsKey})`;
const isClaimed = '#state = :claimed';
const isAbandoned = 'LeaseUntilMs < :now';
const isSameContent = 'Fingerprint = :fingerprint';
const isMine = 'AttemptId = :attempt';
const names = { '#state': 'State' };

const text = v.object({ S: v.string() });
const number = v.object({ N: v.pipe(v.string(), v.transform(Number)) });
const recordSchema = v.object({
  State: v.object({ S: v.picklist(['claimed', 'published']) }),
  AttemptId: text,
  Fingerprint: text,
  LeaseUntilMs: v.optional(number),
});
type Item = Record<string, AttributeValue>;

/** The store on a table of claims: the consumer's deliveries table, or that of a subscriber. */
export const dynamoDbEventStore = ({
  client,
  tableName,
  retentionDays,
}: DynamoDbEventStoreOptions): EventStore => {
  const expiresAt = (nowMs: number) => ({
    N: `${Math.floor(nowMs / 1000) + retentionDays * 86_400}`,
  });
  const key = (id: string) => ({ [claimsKey]: { S: id } });

  const readRecord = async (id: string, options: CallOptions): Promise<Item | undefined> => {
    const read = { TableName: tableName, Key: key(id), ConsistentRead: true };
    return (await client.send(new GetItemCommand(read), options)).Item;
  };

  const answerOf = (item: Item | undefined, request: ClaimRequest): ClaimAnswer => {
    // Released in between: somebody else was at it a moment ago.
    if (!item) return { state: 'leased', leaseUntilMs: request.nowMs };
    const record = v.parse(recordSchema, item);
    const fingerprint = record.Fingerprint.S;
    if (record.State.S === 'published') return { state: 'published', fingerprint };
    // Our own claim, whose answer was lost and which the SDK sent again.
    if (record.AttemptId.S === request.attemptId) return { state: 'claimed', takeover: true };
    const leaseUntilMs = record.LeaseUntilMs?.N ?? 0;
    if (leaseUntilMs >= request.nowMs || fingerprint === request.fingerprint)
      return { state: 'leased', leaseUntilMs };
    return { state: 'conflict' };
  };

  const tryClaim = async (request: ClaimRequest, options: CallOptions): Promise<ClaimAnswer> => {
    try {
      const { Attributes: before } = await client.send(
        new UpdateItemCommand({
          TableName: tableName,
          Key: key(request.id),
          UpdateExpression:
            'SET #state = :claimed, AttemptId = :attempt, DeliveryId = :delivery, ' +
            `Fingerprint = :fingerprint, LeaseUntilMs = :lease, ${ttlAttribute} = :expires`,
          ConditionExpression: `${isAbsent} OR (${isClaimed} AND ${isAbandoned} AND ${isSameContent})`,
          ExpressionAttributeNames: names,
          ExpressionAttributeValues: {
            ':claimed': { S: 'claimed' },
            ':attempt': { S: request.attemptId },
            ':delivery': { S: request.deliveryId },
            ':fingerprint': { S: request.fingerprint },
            ':lease': { N: `${request.leaseUntilMs}` },
            ':expires': expiresAt(request.nowMs),
            ':now': { N: `${request.nowMs}` },
          },
          ReturnValues: 'ALL_OLD',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
        options,
      );
      return { state: 'claimed', takeover: before !== undefined };
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      // An answer may lack the item that failed the condition: then it is read.
      return answerOf(error.Item ?? (await readRecord(request.id, options)), request);
    }
  };

  const markPublished = async (marks: readonly Mark[]): Promise<readonly Mark[]> => {
    const puts = marks.map((mark) => ({
      PutRequest: {
        Item: {
          ...key(mark.id),
          State: { S: 'published' },
          AttemptId: { S: mark.attemptId },
          DeliveryId: { S: mark.deliveryId },
          Fingerprint: { S: mark.fingerprint },
          PublishedAt: { S: new Date(mark.publishedAtMs).toISOString() },
          [ttlAttribute]: expiresAt(mark.publishedAtMs),
        },
      },
    }));
    const batch = { RequestItems: { [tableName]: puts } };
    const { UnprocessedItems } = await callWithin(storeCallMs, async (options) =>
      client.send(new BatchWriteItemCommand(batch), options),
    );
    const left = new Set(
      UnprocessedItems?.[tableName]?.map((w) => w.PutRequest?.Item?.[claimsKey]?.S),
    );
    return marks.filter((mark) => left.has(mark.id));
  };

  const release = async (id: string, attemptId: string): Promise<void> => {
    const deletion = new DeleteItemCommand({
      TableName: tableName,
      Key: key(id),
      ConditionExpression: `${isClaimed} AND ${isMine}`,
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: { ':claimed': { S: 'claimed' }, ':attempt': { S: attemptId } },
    });
    try {
      await callWithin(storeCallMs, async (options) => client.send(deletion, options));
    } catch (error) {
      // Published or taken over meanwhile: there is nothing of ours to give up.
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  };

  return {
    claim: async (request) =>
      callWithin(storeCallMs, async (options) => tryClaim(request, options)),
    markPublished,
    release,
  };
};
