import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { enreachHandler } from 'enreach-webhooks/handler';

const dynamoDb = new DynamoDBClient();

export const handler = enreachHandler({
  QueueStatus: async ({ detail }) => {
    const status = {
      QueueId: detail.QueueId,
      // Without its `Z` the text sorts as the time does, however many digits the seconds have.
      At: detail.Timestamp.slice(0, -1),
      QueueName: detail.QueueName,
      Waiting: detail.NbrOfQueuingRequesters,
      LongestWait: detail.MaxWaitTime,
      Talking: detail.NbrOfConnected,
      FreeAgents: detail.NbrOfAgentsImmediatelyFree,
      Agents: detail.NbrOfAgentsCheckedInQueue,
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
