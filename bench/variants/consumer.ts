import { makeConsumer } from '../rivals/make-consumer.ts';
import { batchedClaimsStore } from './batched-claims.ts';

/** Our consumer on the store with batched claims; bundled as the "unbatched" one beside it, with which it is compared. */
export const handler = makeConsumer(batchedClaimsStore);
