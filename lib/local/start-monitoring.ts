import { type CloudWatch, createCloudWatch } from './cloudwatch/cloudwatch.ts';
import { createMetricStore } from './cloudwatch/metrics/metric-store.ts';
import { createQueueStates } from './cloudwatch/service-metrics/queue-states.ts';
import { measureSqs } from './cloudwatch/service-metrics/sqs-metrics.ts';
import type { Serve } from './front-door/front-door.ts';
import { createLogGroups, type LogGroups } from './logs/log-groups.ts';
import type { Emulators } from './start-emulators.ts';

/** CloudWatch, and what it hears from. */
export interface Monitoring {
  readonly cloudWatch: CloudWatch;
  readonly logGroups: LogGroups;
  /** The emulator's, measured. */
  readonly sqs: Serve;
}

/** @param queueNames - of the template. */
export const startMonitoring = (
  { fauxqs, sqs }: Emulators,
  queueNames: readonly string[],
): Monitoring => {
  const store = createMetricStore();
  const queues = createQueueStates(fauxqs.inspectQueue, queueNames, store);
  const cloudWatch = createCloudWatch({ store, observe: queues.observe });
  return {
    cloudWatch,
    logGroups: createLogGroups(Date.now, cloudWatch.onLogEvent),
    sqs: measureSqs(sqs.serve, store, queues.onUsed),
  };
};
