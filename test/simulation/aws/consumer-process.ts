import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';
import { sqsDelayMessage } from '../../../functions/consumer/delay-message.ts';
import { makeHandler } from '../../../functions/consumer/make-handler.ts';
import { dynamoDbQuarantine } from '../../../functions/consumer/quarantine.ts';
import type { Protocol } from '../protocols/protocol.ts';
import { longestSkewMs } from './clock-skew.ts';
import type { Cloud } from './cloud.ts';
import { makeDynamoDbClient } from './dynamodb-client.ts';
import { makeEventBridgeClient } from './eventbridge-client.ts';
import type { ExecutionEnvironment } from './execution-environment.ts';
import { lambdaContext } from './lambda-context.ts';
import { makeSqsClient } from './sqs-client.ts';
import { stackSettings } from './stack-settings.ts';

/** Hands a batch to the consumer. */
export type Consume = (
  records: SQSRecord[],
  remainingMs: () => number,
) => Promise<SQSBatchResponse>;

const ignore = () => {};

/** The real consumer in one process: all of its code but `handler.ts`, on simulated SDK clients and virtual time. */
export const makeConsumerProcess = (
  cloud: Cloud,
  process: ExecutionEnvironment,
  protocol: Protocol,
): Consume => {
  const { time, random, turnstile } = cloud;
  const { deduplicationDays, quarantineDays, maxBackoffSeconds } = stackSettings;
  const client = makeDynamoDbClient(cloud, process);
  const skewMs = random.between(-longestSkewMs, longestSkewMs);
  const quarantine = dynamoDbQuarantine({
    client,
    tableName: 'Quarantine',
    retentionDays: quarantineDays,
  });

  const handler = makeHandler(
    { busName: 'Bus', deduplicationDays, maxBackoffSeconds },
    {
      store: protocol.makeStore({
        client,
        tableName: 'Deliveries',
        retentionDays: deduplicationDays,
      }),
      putEvents: protocol.makePutEvents(
        makeEventBridgeClient(cloud, process, protocol.putEventsAttempts),
      ),
      quarantine: async (refusal, nowMs) =>
        turnstile.enter(refusal.delivery.deliveryId, async () => quarantine(refusal, nowMs)),
      delayMessage: sqsDelayMessage(makeSqsClient(cloud, process), 'DeliveryQueue'),
      clock: { now: () => time.now() + skewMs, sleep: process.sleep, random: random.next },
      newAttemptId: () => `attempt-${random.hex(16)}`,
      metrics: { count: ignore, countParts: ignore, measureMs: ignore, flush: ignore },
      log: { info: ignore, warn: ignore, error: ignore },
    },
  );
  return async (records, remainingMs) => handler({ Records: records }, lambdaContext(remainingMs));
};
