import * as v from 'valibot';
import { constraintOf, range, textOf } from './api/fields.ts';

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_RetryPolicy.html */
const retryPolicySchema = v.strictObject({
  MaximumRetryAttempts: v.optional(range(0, 185)),
  MaximumEventAgeInSeconds: v.optional(range(60, 86_400)),
});

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_InputTransformer.html */
const inputTransformerSchema = v.strictObject({
  InputPathsMap: v.optional(v.record(v.string(), v.string()), {}),
  InputTemplate: textOf(1, 8192),
});

/**
 * A rule's target, in the words that PutTargets and `AWS::Events::Rule` share.
 *
 * Strict: parameters of other kinds of targets (`SqsParameters` of a FIFO queue, say) are refused by name.
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Target.html
 */
export const targetSchema = v.strictObject({
  Id: v.pipe(textOf(1, 64), v.regex(/^[\w.-]+$/, constraintOf('[\\.\\-_A-Za-z0-9]+'))),
  Arn: textOf(1, 1600),
  Input: v.optional(textOf(0, 8192)),
  InputPath: v.optional(textOf(0, 256)),
  InputTransformer: v.optional(inputTransformerSchema),
  RetryPolicy: v.optional(retryPolicySchema),
  DeadLetterConfig: v.optional(v.strictObject({ Arn: v.optional(textOf(1, 1600)) })),
});
export type Target = v.InferOutput<typeof targetSchema>;
export type InputTransformer = v.InferOutput<typeof inputTransformerSchema>;
