import { makeConsumer } from '../rivals/make-consumer.ts';
import { batchedClaimsStore } from './batched-claims.ts';

/** Our consumer on the store with batched claims; wired and bundled as *CDK default consumer*, with which it is compared. */
export const handler = makeConsumer(batchedClaimsStore);
