import * as v from 'valibot';
import type { Answer } from '../../front-door/answer.ts';
import type { Serve } from '../../front-door/front-door.ts';
import { queueNameOf } from '../../sqs/queues.ts';
import type { MetricStore } from '../metrics/metric-store.ts';

const queueUrlSchema = v.object({ QueueUrl: v.string() });
const list = v.optional(v.array(v.unknown()), []);
const successfulSchema = v.object({ Successful: list });
const receivedSchema = v.object({ Messages: list });

const contentOf = ({ body }: Answer): unknown => JSON.parse(body.toString() || '{}');

const successful = (answer: Answer): number =>
  v.parse(successfulSchema, contentOf(answer)).Successful.length;

type Counts = Readonly<Record<string, number>>;

/** What an operation that succeeded counts. */
const countsOf: Readonly<Record<string, (answer: Answer) => Counts>> = {
  SendMessage: () => ({ NumberOfMessagesSent: 1 }),
  SendMessageBatch: (answer) => ({ NumberOfMessagesSent: successful(answer) }),
  DeleteMessage: () => ({ NumberOfMessagesDeleted: 1 }),
  DeleteMessageBatch: (answer) => ({ NumberOfMessagesDeleted: successful(answer) }),
  ReceiveMessage: (answer): Counts => {
    const received = v.parse(receivedSchema, contentOf(answer)).Messages.length;
    return received === 0 ? { NumberOfEmptyReceives: 1 } : { NumberOfMessagesReceived: received };
  },
};

/**
 * Measures the calls that a queue answers. What a redrive moves is not sent, as on AWS.
 *
 * @param onUsed - hears of every queue that is called.
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html dimension: QueueName
 */
export const measureSqs =
  (serve: Serve, { add }: Pick<MetricStore, 'add'>, onUsed: (queueName: string) => void): Serve =>
  async (call, request) => {
    const answer = await serve(call, request);
    const named = v.safeParse(queueUrlSchema, call.input);
    if (!named.success) return answer;
    const queueName = queueNameOf(named.output.QueueUrl);
    onUsed(queueName);
    const { operation } = call;
    const count = Object.hasOwn(countsOf, operation) ? countsOf[operation] : undefined;
    for (const [name, value] of Object.entries(count?.(answer) ?? {}))
      add({
        namespace: 'AWS/SQS',
        name,
        dimensions: { QueueName: queueName },
        timestampMs: Date.now(),
        value,
        unit: 'Count',
      });
    return answer;
  };
