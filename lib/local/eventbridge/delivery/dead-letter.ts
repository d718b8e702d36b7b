import type { BusEvent } from '../bus-event.ts';
import type { Rule } from '../rule.ts';
import type { Target } from '../target.ts';
import type { DeliveryError } from './delivery-error.ts';
import type { QueueMessage } from './queue-sender.ts';

/** Which end of the retry policy was reached; none where nothing was retried because no retry could help. */
export type ExhaustedRetryCondition = 'MaximumRetryAttempts' | 'MaximumEventAgeInSeconds';

export interface FailedDelivery {
  readonly rule: Rule;
  readonly target: Target;
  readonly event: BusEvent;
  readonly error: DeliveryError;
  /** After the first attempt. */
  readonly retries: number;
  readonly exhausted: ExhaustedRetryCondition | undefined;
}

/**
 * The message for a target's dead-letter queue: the event, and in attributes what failed.
 *
 * @returns undefined when the target has no such queue: the event is dropped.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
 */
export const deadLetterOf = (failed: FailedDelivery): QueueMessage | undefined => {
  const { rule, target, event, error, retries, exhausted } = failed;
  const queueArn = target.DeadLetterConfig?.Arn;
  if (queueArn === undefined) return undefined;
  return {
    queueArn,
    body: event.json,
    attributes: {
      RULE_ARN: rule.arn,
      TARGET_ARN: target.Arn,
      ERROR_CODE: error.code,
      ERROR_MESSAGE: error.message,
      ...(exhausted && { EXHAUSTED_RETRY_CONDITION: exhausted }),
      RETRY_ATTEMPTS: String(retries),
    },
  };
};
