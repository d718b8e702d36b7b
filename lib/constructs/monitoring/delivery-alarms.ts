import { Duration } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { AlarmDefinition } from './alarm-definition.ts';
import type { WebhookMetrics } from './metrics.ts';
import type { Monitored } from './monitored.ts';

const minute = Duration.minutes(1);
const period = Duration.minutes(5);

/** Longer than any delay between two receives, so that what keeps failing counts in every period. */
const stuckPeriod = (maxBackoff: Duration) =>
  Duration.minutes(Math.ceil(maxBackoff.toMinutes({ integral: false })) + 5);

/** Accepted events on their way to the bus: nothing here is lost yet. */
export const deliveryAlarms = (
  {
    deliveryQueue,
    deadLetterQueue,
    consumer,
    maxBackoff,
  }: Pick<Monitored, 'deliveryQueue' | 'deadLetterQueue' | 'consumer' | 'maxBackoff'>,
  metrics: WebhookMetrics,
) =>
  ({
    'oldest-message': {
      // Deliveries wait for less than a second. The metric leaves out what was received three times or more, so it shows
      // a consumer that stands still or is too slow; what fails again and again shows in the two below.
      metric: deliveryQueue.metricApproximateAgeOfOldestMessage({
        statistic: Stats.MAXIMUM,
        period: minute,
      }),
      threshold: 300,
      periods: 3,
      meaning:
        'A delivery has waited for five minutes: the consumer is paused, throttled or too slow. After four days it is lost.',
    },
    'retries-surge': {
      // One message that fails makes ten tries in ten minutes; an outage of a service makes that of every event.
      metric: metrics.of('retries'),
      threshold: 20,
      periods: 2,
      meaning:
        'Twenty or more tries failed in each of two periods of five minutes: DynamoDB or EventBridge fails, throttles or refuses us.',
    },
    'stuck-deliveries': {
      // Few messages, or one, whatever the traffic: their tries are further and further apart. Only tries of what failed
      // three times before: single ones of other messages come and go, and are no sign.
      metric: metrics.of('stuckRetries', { period: stuckPeriod(maxBackoff) }),
      threshold: 1,
      periods: 3,
      meaning:
        'Deliveries keep failing, and have for three periods in a row: they are in flight, where the age of the oldest message does not see them, and end in the dead-letter queue.',
    },
    'dead-letters': {
      // Every receive that there is, over hours: there is no harmless one.
      metric: deadLetterQueue.metricApproximateNumberOfMessagesVisible({
        statistic: Stats.MAXIMUM,
        period: minute,
      }),
      threshold: 1,
      periods: 1,
      meaning:
        'Deliveries are in the dead-letter queue: the pipeline failed on them at every try. They stay there for 14 days from their arrival.',
    },
    'consumer-errors': {
      // The handler reports what fails message by message: an error is a crash or a time-out of the whole batch.
      metric: consumer.metricErrors({ period }),
      threshold: 1,
      periods: 1,
      meaning:
        'The consumer crashed or timed out. Its batch is received again after the visibility time-out.',
    },
    'consumer-throttles': {
      // The queue waits without harm for some minutes; the event source never asks for more than its own maximum.
      metric: consumer.metricThrottles({ period }),
      threshold: 1,
      periods: 3,
      breaching: 2,
      meaning:
        "The consumer was not let run: the account's Lambda concurrency is used up. Deliveries wait.",
    },
  }) satisfies Record<string, AlarmDefinition>;
