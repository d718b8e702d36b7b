import { dynamoDbEventStore } from '../../lib/claims/dynamodb-event-store.ts';
import type { EventStore } from '../../lib/claims/event-store.ts';
import { describeEventStore } from '../functions/consumer/event-store-contract.ts';
import { makeCloud } from './aws/cloud.ts';
import { makeDynamoDbClient } from './aws/dynamodb-client.ts';
import { makeExecutionEnvironment } from './aws/execution-environment.ts';
import { usual } from './scenario.ts';

/** The store as a simulation has it, on a day without faults; time passes while it is asked. */
const makeModelStore = (): EventStore => {
  const cloud = makeCloud({ seed: 1, startMs: 0, spanMs: 1, events: 0, scenario: usual });
  cloud.faults.end();
  const client = makeDynamoDbClient(cloud, makeExecutionEnvironment(cloud));
  const store = dynamoDbEventStore({ client, tableName: 'Deliveries', retentionDays: 30 });
  const inTime = async <Answer>(asked: Promise<Answer>): Promise<Answer> => {
    const [answer] = await Promise.all([asked, cloud.time.run()]);
    return answer;
  };
  return {
    claim: async (request) => inTime(store.claim(request)),
    markPublished: async (marks) => inTime(store.markPublished(marks)),
    release: async (id, attemptId) => inTime(store.release(id, attemptId)),
  };
};

describeEventStore('the store of the simulation', async () => ({
  store: makeModelStore(),
  stop: async () => {},
}));
