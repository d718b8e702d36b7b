import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';

/** What is told of a message that failed and will be received again. It is awaited; what it throws goes to the log. */
export type OnFailure = (error: unknown, message: SQSRecord) => unknown;

const isMessage = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'eventSource' in value
    ? value.eventSource === 'aws:sqs'
    : false;

/** Whether a queue invokes the function, not a rule. */
export const isOfQueue = (event: unknown): event is SQSEvent =>
  typeof event === 'object' &&
  event !== null &&
  'Records' in event &&
  Array.isArray(event.Records) &&
  event.Records.every(isMessage);

/** The parser's own message would repeat the text. */
const parseBody = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    throw new Error('the message is not JSON');
  }
};

/** A fault of who is told must not have the whole batch come again. */
const tell = async (onFailure: OnFailure, error: unknown, message: SQSRecord): Promise<void> => {
  try {
    await onFailure(error, message);
  } catch (fault) {
    console.error('onFailure failed', { messageId: message.messageId }, fault);
  }
};

/** Handles the messages of a batch, in parallel; one that fails harms no other. */
export const handleMessages = async (
  { Records }: SQSEvent,
  handle: (event: unknown) => Promise<void>,
  onFailure: OnFailure,
): Promise<SQSBatchResponse> => {
  const failures = Records.map(async (message) => {
    try {
      await handle(parseBody(message.body));
      return [];
    } catch (error) {
      await tell(onFailure, error, message);
      return [{ itemIdentifier: message.messageId }];
    }
  });
  return { batchItemFailures: (await Promise.all(failures)).flat() };
};
