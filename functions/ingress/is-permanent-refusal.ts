import * as v from 'valibot';

const badRequestSchema = v.object({
  name: v.string(),
  $metadata: v.object({ httpStatusCode: v.literal(400) }),
});

/** Refusals with status 400 that another body would not escape: some pass, some are ours to mend. */
const notAboutTheMessage =
  /throttl|toomany|limitexceeded|timeout|denied|unauthorized|token|signature|credential|authfailure|expired|unrecognizedclient|kms|queue(?!service)/i;

/**
 * Whether SQS refused a message for what it holds, so that it will refuse it again.
 *
 * AWS says `InvalidMessageContents`, emulators and older protocols other things (also with the prefix `AWS.SimpleQueueService.`):
 * hence a list of what it is not. A wrong yes costs one more call.
 */
export const isPermanentRefusal = (fault: unknown): boolean =>
  v.is(badRequestSchema, fault) && !notAboutTheMessage.test(fault.name);
