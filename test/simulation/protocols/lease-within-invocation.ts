import { dynamoDbEventStore } from '../../../lib/claims/dynamodb-event-store.ts';
import { type Protocol, realProtocol } from './protocol.ts';

const leaseMs = 5000;

/** A lease ends while its invocation may still publish. */
export const leaseWithinInvocation: Protocol = {
  ...realProtocol,
  makeStore: (options) => {
    const store = dynamoDbEventStore(options);
    return {
      ...store,
      claim: async (request) => store.claim({ ...request, leaseUntilMs: request.nowMs + leaseMs }),
    };
  },
};
