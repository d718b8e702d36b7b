import { dynamoDbEventStore } from '../../../lib/claims/dynamodb-event-store.ts';
import { type Protocol, realProtocol } from './protocol.ts';

/** "Seen" is recorded together with the claim: what then fails to be published counts as published. */
export const recordBeforePublishing: Protocol = {
  ...realProtocol,
  makeStore: (options) => {
    const store = dynamoDbEventStore(options);
    return {
      ...store,
      claim: async (request) => {
        const answer = await store.claim(request);
        if (answer.state === 'claimed')
          await store.markPublished([{ ...request, publishedAtMs: request.nowMs }]);
        return answer;
      },
    };
  },
};
