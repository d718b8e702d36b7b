import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { dynamoDbEventStore } from '../../../functions/consumer/dynamodb-event-store.ts';
import { type Protocol, realProtocol } from './protocol.ts';

/** A release does not ask whose claim it is: it gives up the one of whoever took over. */
export const releaseWithoutFence: Protocol = {
  ...realProtocol,
  makeStore: (options) => ({
    ...dynamoDbEventStore(options),
    release: async (id) => {
      const claim = { TableName: options.tableName, Key: { Id: { S: id } } };
      await options.client.send(new DeleteItemCommand(claim));
    },
  }),
};
