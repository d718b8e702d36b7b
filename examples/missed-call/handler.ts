import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { dynamoDbDeduplication } from 'enreach-webhooks/deduplication';
import { type BusEvent, enreachHandler } from 'enreach-webhooks/handler';
import { openTicket, withdrawTicket } from './ticket-system.ts';

const dynamoDb = new DynamoDBClient();
const TableName = process.env.TICKETS_TABLE;

/** A call that overflows is disconnected as well, and may have been answered: whichever comes first has its item. */
const open = async ({
  detail,
}: BusEvent<'QueueCallInOverflow' | 'QueueCallInDisconnected'>): Promise<void> => {
  const { Id, CallId, CallerNumber, QueueName, Timestamp } = detail;
  const ticket = { CallId, CallerNumber, QueueName, MissedAt: Timestamp };
  try {
    await dynamoDb.send(
      new PutItemCommand({
        TableName,
        Item: marshall({ ...ticket, State: 'open', OpenedBy: Id }),
        // This very event may have written it, and failed or died before the ticket system had it: then it goes on.
        ConditionExpression: 'attribute_not_exists(CallId) OR (#state = :open AND OpenedBy = :id)',
        ExpressionAttributeNames: { '#state': 'State' },
        ExpressionAttributeValues: { ':open': { S: 'open' }, ':id': { S: Id } },
      }),
    );
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return;
    throw error;
  }
  await openTicket(ticket);
};

/** Wins whenever it comes, also after a ticket: events have no order, and an overflowing call may be answered later. */
const answered = async ({ detail }: BusEvent<'QueueCallInUserConnected'>): Promise<void> => {
  const { Attributes } = await dynamoDb.send(
    new UpdateItemCommand({
      TableName,
      Key: { CallId: { S: detail.CallId } },
      UpdateExpression: 'SET #state = :answered, ExpiresAt = :expiresAt',
      ExpressionAttributeNames: { '#state': 'State' },
      ExpressionAttributeValues: marshall({
        ':answered': 'answered',
        ':expiresAt': Math.ceil(Date.now() / 1000) + 7 * 86_400,
      }),
      ReturnValues: 'ALL_NEW',
    }),
  );
  // It stays in the item, so that an attempt after a failed one finds it, too.
  if (Attributes?.OpenedBy) await withdrawTicket(detail);
};

export const handler = enreachHandler(
  {
    QueueCallInOverflow: open,
    QueueCallInDisconnected: open,
    QueueCallInUserConnected: answered,
  },
  { deduplication: dynamoDbDeduplication() },
);
