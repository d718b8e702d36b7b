import { dynamoDbEventStore } from '../../../lib/claims/dynamodb-event-store.ts';
import { type Protocol, realProtocol } from './protocol.ts';

/** A claim belongs to the delivery, not to the attempt: two receives of one message take each other for themselves. */
export const ownerIsDelivery: Protocol = {
  ...realProtocol,
  makeStore: (options) => {
    const store = dynamoDbEventStore(options);
    const deliveryOf = new Map<string, string>();
    return {
      ...store,
      claim: async (request) => {
        deliveryOf.set(request.attemptId, request.deliveryId);
        return store.claim({ ...request, attemptId: request.deliveryId });
      },
      release: async (id, attemptId) => store.release(id, deliveryOf.get(attemptId) ?? attemptId),
    };
  },
};
