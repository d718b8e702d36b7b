import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { enreachHandler } from 'enreach-webhooks/handler';

const dynamoDb = new DynamoDBClient();
const keptDays = 1;

export const handler = enreachHandler({
  QueueStatus: async ({ detail }) => {
    const { Timestamp, metadata } = detail;
    // No status would ever be later than one of the year 9999.
    if (metadata.flags.includes('suspiciousTime')) return;
    const status = {
      QueueId: detail.QueueId,
      // Without its `Z` the text sorts as the time does, however many digits the seconds have; of two with the same time
      // the one that was received later is the later one.
      At: `${Timestamp.slice(0, -1)} ${metadata.receivedAt}`,
      QueueName: detail.QueueName,
      Waiting: detail.NbrOfQueuingRequesters,
      LongestWait: detail.MaxWaitTime,
      Talking: detail.NbrOfConnected,
      FreeAgents: detail.NbrOfAgentsImmediatelyFree,
      Agents: detail.NbrOfAgentsCheckedInQueue,
      ExpiresAt: Math.ceil(Date.now() / 1000) + keptDays * 86_400,
    };
    try {
      await dynamoDb.send(
        new PutItemCommand({
          TableName: process.env.QUEUES_TABLE,
          Item: marshall(status),
          // Events have no order, and may come twice: the latest stays.
          ConditionExpression: 'attribute_not_exists(QueueId) OR #at < :at',
          ExpressionAttributeNames: { '#at': 'At' },
          ExpressionAttributeValues: { ':at': { S: status.At } },
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  },
});
