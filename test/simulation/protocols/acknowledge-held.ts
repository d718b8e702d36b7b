import { dynamoDbEventStore } from '../../../lib/claims/dynamodb-event-store.ts';
import { type Protocol, realProtocol } from './protocol.ts';

/** A message whose `Id` another attempt holds is acknowledged as a duplicate: should that attempt fail, nobody has it. */
export const acknowledgeHeld: Protocol = {
  ...realProtocol,
  makeStore: (options) => {
    const store = dynamoDbEventStore(options);
    return {
      ...store,
      claim: async (request) => {
        const answer = await store.claim(request);
        return answer.state === 'leased'
          ? { state: 'published', fingerprint: request.fingerprint }
          : answer;
      },
    };
  },
};
