import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { dynamoDbDeduplication } from 'enreach-webhooks/deduplication';
import { type BusEvent, enreachHandler } from 'enreach-webhooks/handler';

const dynamoDb = new DynamoDBClient();
const TableName = process.env.TICKETS_TABLE;

/** A call that overflows is disconnected as well, and may have been answered: whichever comes first has its item. */
const open = async ({
  detail,
}: BusEvent<'QueueCallInOverflow' | 'QueueCallInDisconnected'>): Promise<void> => {
  const { CallId, CallerNumber, QueueName, Timestamp } = detail;
  const ticket = { CallId, State: 'open', CallerNumber, QueueName, MissedAt: Timestamp };
  try {
    await dynamoDb.send(
      new PutItemCommand({
        TableName,
        Item: marshall(ticket),
        ConditionExpression: 'attribute_not_exists(CallId)',
      }),
    );
    console.log(JSON.stringify({ message: 'ticket opened', callId: CallId, queue: QueueName }));
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
};

/** Wins whenever it comes, also after a ticket: events have no order, and an overflowing call may be answered later. */
const answered = async ({ detail }: BusEvent<'QueueCallInUserConnected'>): Promise<void> => {
  const ExpiresAt = Math.ceil(Date.now() / 1000) + 7 * 86_400;
  const Item = marshall({ CallId: detail.CallId, State: 'answered', ExpiresAt });
  await dynamoDb.send(new PutItemCommand({ TableName, Item }));
};

export const handler = enreachHandler(
  {
    QueueCallInOverflow: open,
    QueueCallInDisconnected: open,
    QueueCallInUserConnected: answered,
  },
  { deduplication: dynamoDbDeduplication() },
);
