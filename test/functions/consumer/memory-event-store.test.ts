import { describeEventStore } from './event-store-contract.ts';
import { memoryEventStore } from './memory-event-store.ts';

describeEventStore('the store in memory', async () => ({
  store: memoryEventStore(),
  stop: async () => {},
}));
