import * as v from 'valibot';
import { AwsError } from '../../front-door/aws-error.ts';
import { attributesFault, attributesSchema } from '../message-attributes.ts';
import { parseInput } from '../parse-input.ts';
import { type Correction, contentOf, failure, sqsAnswer } from './correction.ts';

const messageSchema = v.object({
  MessageBody: v.nullish(v.string(), ''),
  DelaySeconds: v.nullish(v.number(), 0),
  MessageAttributes: attributesSchema,
});
const batchSchema = v.looseObject({
  Entries: v.nullish(v.array(v.looseObject({ Id: v.string(), ...messageSchema.entries })), []),
});
const answerSchema = v.object({
  Successful: v.optional(v.array(v.unknown()), []),
  Failed: v.optional(v.array(v.looseObject({ Id: v.string() })), []),
});

const longestDelaySeconds = 900;

/**
 * What SQS has against a message that the emulator would take.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html - limits
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html - MissingParameter,
 * InvalidParameterValue
 */
const faultOf = (message: v.InferOutput<typeof messageSchema>): AwsError | undefined => {
  const { MessageBody, DelaySeconds, MessageAttributes } = message;
  if (MessageBody === '')
    return new AwsError('MissingParameter', 'The request must contain the parameter MessageBody.');
  if (DelaySeconds < 0 || DelaySeconds > longestDelaySeconds)
    return new AwsError(
      'InvalidParameterValue',
      `Value ${DelaySeconds} for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= ${longestDelaySeconds}.`,
    );
  return attributesFault(MessageAttributes);
};

/** The emulator refuses such a body, and that entry alone. */
const refusable = (body: string): string => `\u0000${body.slice(1)}`;

/** Refuses messages that SQS refuses; of a batch only the entries at fault, once the batch itself is in order. */
export const messageRules: Readonly<Record<'SendMessage' | 'SendMessageBatch', Correction>> = {
  SendMessage: async ({ call }, forward) => {
    const fault = faultOf(parseInput(messageSchema, call.input));
    if (fault) throw fault;
    return forward();
  },
  SendMessageBatch: async ({ call }, forward) => {
    const input = parseInput(batchSchema, call.input);
    const faults = new Map(
      input.Entries.flatMap((entry) => {
        const fault = faultOf(entry);
        return fault ? [[entry.Id, fault] as const] : [];
      }),
    );
    if (faults.size === 0) return forward();
    const Entries = input.Entries.map((entry) =>
      faults.has(entry.Id) ? { Id: entry.Id, MessageBody: refusable(entry.MessageBody) } : entry,
    );
    const answer = v.parse(answerSchema, contentOf(await forward({ ...input, Entries })));
    return sqsAnswer({
      Successful: answer.Successful,
      Failed: answer.Failed.map((entry) => {
        const fault = faults.get(entry.Id);
        return fault ? failure(entry.Id, fault) : entry;
      }),
    });
  },
};
