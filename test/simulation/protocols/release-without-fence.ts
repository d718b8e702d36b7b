import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { dynamoDbEventStore } from '../../../lib/claims/dynamodb-event-store.ts';
import { type Protocol, realProtocol } from './protocol.ts';

/** A release gives up any claim, also that of an attempt which came after its own. */
export const releaseWithoutFence: Protocol = {
  ...realProtocol,
  makeStore: (options) => ({
    ...dynamoDbEventStore(options),
    release: async (id) => {
      const release = new DeleteItemCommand({
        TableName: options.tableName,
        Key: { Id: { S: id } },
        ConditionExpression: '#state = :claimed',
        ExpressionAttributeNames: { '#state': 'State' },
        ExpressionAttributeValues: { ':claimed': { S: 'claimed' } },
      });
      // As with the fence, a published event is simply left alone.
      await options.client.send(release).catch(() => undefined);
    },
  }),
};
