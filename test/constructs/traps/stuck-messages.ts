import * as v from 'valibot';
import { metricNames } from '../../../functions/runtime/metric-names.ts';
import type { Synthesized } from '../synthesized.ts';

const alarmSchema = v.object({
  MetricName: v.optional(v.string()),
  Period: v.optional(v.number(), 0),
  Threshold: v.number(),
});
const consumerSchema = v.object({
  Environment: v.object({
    Variables: v.object({ MAX_BACKOFF_SECONDS: v.pipe(v.string(), v.toNumber()) }),
  }),
});

/**
 * The age of the oldest message leaves out what was received three times: a message that keeps failing must be seen by
 * its tries, in periods longer than the longest time between two of them.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
 */
export const stuckMessageFaults = (stack: Synthesized): string[] => {
  const { MAX_BACKOFF_SECONDS } = v.parse(consumerSchema, stack.the('ConsumerFunction').properties)
    .Environment.Variables;
  const seesEveryTry = stack
    .ofType('AWS::CloudWatch::Alarm')
    .map(({ properties }) => v.parse(alarmSchema, properties))
    .some(
      ({ MetricName, Period, Threshold }) =>
        MetricName === metricNames.stuckRetries && Period > MAX_BACKOFF_SECONDS && Threshold <= 1,
    );
  return seesEveryTry ? [] : ['no alarm sees a message that keeps failing'];
};
