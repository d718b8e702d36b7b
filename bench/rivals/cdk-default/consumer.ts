import { dynamoDbEventStore } from '../../../lib/claims/dynamodb-event-store.ts';
import { makeConsumer } from '../make-consumer.ts';

// functions/consumer/handler.ts without priming, which awaits at the top level: CommonJS, the default format, cannot.
export const handler = makeConsumer(dynamoDbEventStore);
