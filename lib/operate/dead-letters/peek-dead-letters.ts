import {
  ChangeMessageVisibilityBatchCommand,
  type Message,
  ReceiveMessageCommand,
} from '@aws-sdk/client-sqs';
import { decodeBody } from '../../../functions/runtime/decode-body.ts';
import {
  bodyEncodings,
  deliveryAttributes,
} from '../../../functions/runtime/delivery-attributes.ts';
import type { Deployment } from '../deployment.ts';

/** A delivery that the pipeline failed on until it gave up. */
export interface DeadLetter {
  readonly deliveryId: string;
  readonly endpoint: string | undefined;
  /** `X-Benemen-Event` as it was sent. */
  readonly eventHeader: string | undefined;
  /** ISO 8601. */
  readonly receivedAt: string | undefined;
  /** The exact bytes that Enreach sent; undefined where the message is none of the ingress's. */
  readonly body: Buffer | undefined;
}

/** Long enough to look through a thousand, short enough that one who dies meanwhile hides nothing for long. */
const hiddenSeconds = 60;

const bodyOf = ({ Body = '', MessageAttributes }: Message): Buffer | undefined => {
  const named = MessageAttributes?.[deliveryAttributes.encoding]?.StringValue ?? 'text';
  const encoding = bodyEncodings.find((known) => known === named);
  try {
    return encoding && decodeBody(Body, encoding);
  } catch {
    return undefined;
  }
};

const readLetter = (message: Message): DeadLetter => {
  const attribute = (name: keyof typeof deliveryAttributes) =>
    message.MessageAttributes?.[deliveryAttributes[name]]?.StringValue;
  return {
    deliveryId: attribute('deliveryId') ?? message.MessageId ?? '',
    endpoint: attribute('endpoint'),
    eventHeader: attribute('eventHeader'),
    receivedAt: attribute('receivedAt'),
    body: bodyOf(message),
  };
};

/** Shows messages again that a receive hid. One that fails stays hidden for what is left of the minute. */
const showAgain = async (
  { clients, output }: Deployment,
  receiptHandles: readonly string[],
): Promise<void> => {
  for (let at = 0; at < receiptHandles.length; at += 10)
    await clients.sqs.send(
      new ChangeMessageVisibilityBatchCommand({
        QueueUrl: output('deadLetterQueueUrl'),
        Entries: receiptHandles.slice(at, at + 10).map((ReceiptHandle, index) => ({
          Id: `${index}`,
          ReceiptHandle,
          VisibilityTimeout: 0,
        })),
      }),
    );
};

/**
 * Looks at what is in the dead-letter queue and leaves it there. SQS shows messages only to who receives them: they are
 * hidden from others while this looks, a minute at most; and what others look at is hidden from this.
 *
 * @param most - where to stop.
 * @param deliveryId - only this one.
 */
export const peekDeadLetters = async (
  deployment: Deployment,
  most: number,
  deliveryId?: string,
): Promise<readonly DeadLetter[]> => {
  const { clients, output } = deployment;
  const letters: DeadLetter[] = [];
  const receipts = new Map<string, string>();
  try {
    while (letters.length < most) {
      const { Messages = [] } = await clients.sqs.send(
        new ReceiveMessageCommand({
          QueueUrl: output('deadLetterQueueUrl'),
          MaxNumberOfMessages: 10,
          VisibilityTimeout: hiddenSeconds,
          // Asks all of SQS's servers: without, some messages would not be found.
          WaitTimeSeconds: 1,
          MessageAttributeNames: ['All'],
        }),
      );
      const fresh = Messages.filter(({ MessageId = '' }) => !receipts.has(MessageId));
      if (fresh.length === 0) break;
      for (const { MessageId = '', ReceiptHandle = '' } of fresh)
        receipts.set(MessageId, ReceiptHandle);
      const wanted = (letter: DeadLetter) =>
        deliveryId === undefined || letter.deliveryId === deliveryId;
      letters.push(...fresh.map(readLetter).filter(wanted));
    }
  } finally {
    await showAgain(deployment, [...receipts.values()]);
  }
  return letters.slice(0, most);
};
