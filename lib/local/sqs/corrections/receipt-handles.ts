import * as v from 'valibot';
import { AwsError } from '../../front-door/aws-error.ts';
import { parseInput } from '../parse-input.ts';
import { type Correction, type Corrections, contentOf, failure, sqsAnswer } from './correction.ts';

const oneSchema = v.object({ ReceiptHandle: v.string() });
const batchSchema = v.object({
  Entries: v.array(v.object({ Id: v.string(), ReceiptHandle: v.string() })),
});
const failedSchema = v.object({ Id: v.string(), Code: v.string() });
const answerSchema = v.object({
  Successful: v.optional(v.array(v.object({ Id: v.string() })), []),
  Failed: v.optional(v.array(v.looseObject(failedSchema.entries)), []),
});

/** What the emulator gives out; on AWS too a handle that SQS never gave is told from one that is over. */
const wasGivenOut = (handle: string): boolean =>
  /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(handle);

const notAHandle = (handle: string) =>
  new AwsError(
    'ReceiptHandleIsInvalid',
    `The input receipt handle "${handle}" is not a valid receipt handle.`,
  );

/** @see https://github.com/getmoto/moto/pull/4655 - AWS was never seen to say MessageNotInflight */
const isOver = (handle: string) =>
  new AwsError(
    'InvalidParameterValue',
    `Value ${handle} for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not available for visibility timeout change.`,
  );

const single: Correction = async ({ call }, forward) => {
  const { ReceiptHandle } = parseInput(oneSchema, call.input);
  if (!wasGivenOut(ReceiptHandle)) throw notAHandle(ReceiptHandle);
  try {
    return await forward();
  } catch (error) {
    throw error instanceof AwsError && error.name === 'MessageNotInflight'
      ? isOver(ReceiptHandle)
      : error;
  }
};

const batch: Correction = async ({ call }, forward) => {
  const answer = await forward();
  const { Entries } = parseInput(batchSchema, call.input);
  const { Successful, Failed } = v.parse(answerSchema, contentOf(answer));
  const handles = new Map(Entries.map(({ Id, ReceiptHandle }) => [Id, ReceiptHandle]));
  const handleOf = (id: string): string => handles.get(id) ?? '';
  const wrong = Successful.filter(({ Id }) => !wasGivenOut(handleOf(Id)));
  return sqsAnswer({
    Successful: Successful.filter((entry) => !wrong.includes(entry)),
    Failed: [
      ...Failed.map((entry) => {
        const handle = handleOf(entry.Id);
        if (entry.Code !== 'ReceiptHandleIsInvalid') return entry;
        return failure(entry.Id, wasGivenOut(handle) ? isOver(handle) : notAHandle(handle));
      }),
      ...wrong.map(({ Id }) => failure(Id, notAHandle(handleOf(Id)))),
    ],
  });
};

/** Refuses what is no receipt handle, and says of one whose message is not in flight what SQS says. */
export const receiptHandles: Corrections = {
  DeleteMessage: single,
  ChangeMessageVisibility: single,
  DeleteMessageBatch: batch,
  ChangeMessageVisibilityBatch: batch,
};
