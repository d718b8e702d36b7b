import { report } from '../../../functions/consumer/report.ts';
import {
  refuseEvent,
  retryEvent,
  type Settlement,
} from '../../../functions/consumer/settlement.ts';
import { reportOutcome } from '../../../functions/ingress/report-outcome.ts';
import { makePublishable, startMs } from '../../functions/consumer/consumer-fixture.ts';
import { memoryMetrics } from '../../functions/runtime/memory-metrics.ts';

/** Fields that CloudWatch Logs finds and those that Powertools adds. */
const always = ['@timestamp', 'service'];

const event = makePublishable({});
const settlements: readonly Settlement[] = [
  { outcome: 'published', event, publishedAtMs: startMs, takeover: false, marked: true },
  { outcome: 'duplicate', event },
  refuseEvent(event, 'idConflict'),
  retryEvent(event, 'fault', { step: 'claim', error: 'TimeoutError' }),
];

/** What the functions write, learnt from their own reports. */
export const loggedFields = (): Readonly<Record<'ingress' | 'consumer', readonly string[]>> => {
  const ingress = new Set(always);
  const consumer = new Set(always);
  const { metrics } = memoryMetrics();
  const into =
    (fields: Set<string>) =>
    (_message: unknown, ...facts: readonly unknown[]) => {
      for (const field of facts.flatMap((fact) => Object.keys(Object(fact)))) fields.add(field);
    };
  const logOf = (fields: Set<string>) => ({
    info: into(fields),
    warn: into(fields),
    error: into(fields),
  });
  for (const settlement of settlements) report(settlement, { log: logOf(consumer), metrics });
  reportOutcome(
    {
      kind: 'refusedToken',
      requestId: 'r-1',
      endpoint: 'default',
      deliveryId: 'd-1',
      eventHeader: 'UserStatus',
      sourceIp: '192.0.2.1',
    },
    { logger: logOf(ingress), metrics },
  );
  return { ingress: [...ingress], consumer: [...consumer] };
};
