import { Duration } from 'aws-cdk-lib';
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { AlarmDefinition } from './alarm-definition.ts';
import type { WebhookMetrics } from './metrics.ts';

/**
 * What became of events.
 *
 * @param failedInvocations - of all rules of the bus.
 */
export const outcomeAlarms = (metrics: WebhookMetrics, failedInvocations: IMetric) =>
  ({
    quarantined: {
      // Enreach sends one shape an event type: one event that is refused is the first of many.
      metric: metrics.of('quarantined'),
      threshold: 1,
      periods: 1,
      meaning:
        'An event could not be published as it is and waits in the quarantine, whole, with the reason.',
    },
    'unknown-event-types': {
      // Not urgent, and it goes on until the catalogue knows the type: an hour keeps it from going on and off.
      metric: metrics.of('publishedGeneric', { period: Duration.hours(1) }),
      threshold: 1,
      periods: 1,
      meaning:
        'Events of a type that the catalogue does not know were published with their common properties only.',
    },
    'failed-marks': {
      // After all retries of the mark: DynamoDB fails, and each may become a second publication.
      metric: metrics.of('failedMarks'),
      threshold: 1,
      periods: 1,
      meaning:
        'An event was published, but that could not be written down: if Enreach resends it, it is published again with the same Id.',
    },
    'failed-rules': {
      // EventBridge counts these only after a day of tries, or at once where a try is pointless: each is an event a target lacks.
      metric: failedInvocations,
      threshold: 1,
      periods: 1,
      meaning:
        'EventBridge gave up on handing an event to the target of a rule of this bus. The target lacks it until it is replayed.',
    },
  }) satisfies Record<string, AlarmDefinition>;
