import { dynamoDbEventStore } from '../../../lib/claims/dynamodb-event-store.ts';
import type { Cloud } from '../aws/cloud.ts';
import { makeDynamoDbClient } from '../aws/dynamodb-client.ts';
import { makeExecutionEnvironment } from '../aws/execution-environment.ts';
import { stackSettings } from '../aws/stack-settings.ts';
import type { Violation } from './violation.ts';

const leaseMs = stackSettings.timeoutMs;

/** Every claim that is left can be taken over: tried, once faults are over and nothing is under way. */
export const checkClaims = async (cloud: Cloud): Promise<Violation[]> => {
  const { time, tables } = cloud;
  const process = makeExecutionEnvironment(cloud);
  const store = dynamoDbEventStore({
    client: makeDynamoDbClient(cloud, process),
    tableName: 'Deliveries',
    retentionDays: stackSettings.deduplicationDays,
  });
  const nowMs = time.now();
  const claims = [...tables.Deliveries.items].filter(([, item]) => item.State?.S === 'claimed');
  const tried = Promise.all(
    claims.map(async ([id, { Fingerprint }]): Promise<Violation[]> => {
      const attempt = { attemptId: 'probe', deliveryId: 'probe', leaseUntilMs: nowMs + leaseMs };
      const answer = await store.claim({
        id,
        nowMs,
        fingerprint: Fingerprint?.S ?? '',
        ...attempt,
      });
      if (answer.state === 'claimed') return [];
      return [{ kind: 'claim stuck', key: id, text: `the claim of ${id} is ${answer.state}` }];
    }),
  );
  await time.run();
  return (await tried).flat();
};
