import { dynamoDbEventStore } from '../../../lib/claims/dynamodb-event-store.ts';
import { type Protocol, realProtocol } from './protocol.ts';

/** A claim is taken over whatever the content: what the attempt before published goes on the bus in other words. */
export const claimAnyContent: Protocol = {
  ...realProtocol,
  makeStore: (options) => {
    const store = dynamoDbEventStore(options);
    return {
      ...store,
      claim: async (request) => store.claim({ ...request, fingerprint: 'any' }),
    };
  },
};
