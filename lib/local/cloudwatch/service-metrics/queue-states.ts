import type { FauxqsServer } from 'fauxqs';
import type { MetricStore } from '../metrics/metric-store.ts';

type InspectQueue = FauxqsServer['inspectQueue'];
type InspectedQueue = NonNullable<ReturnType<InspectQueue>>;

/** "A queue stays active for six hours" after it held messages or was called. */
const activeMs = 6 * 60 * 60_000;
/** What was received as often is left out of the age of the oldest message, until it is deleted. */
const poisonReceives = 3;

/** The oldest that was not received three times; undefined without one. */
const oldestAgeSeconds = (
  { ready, delayed, inflight }: InspectedQueue['messages'],
  nowMs: number,
): number | undefined => {
  const messages = [...ready, ...delayed, ...inflight.map(({ message }) => message)];
  const sent = messages
    .filter(({ approximateReceiveCount }) => approximateReceiveCount < poisonReceives)
    .map(({ sentTimestamp }) => sentTimestamp);
  return sent.length === 0 ? undefined : Math.floor((nowMs - Math.min(...sent)) / 1000);
};

export interface QueueStates {
  /** @param nowMs - epoch milliseconds. @default - now */
  readonly onUsed: (queueName: string, nowMs?: number) => void;
  /** Looks at all active queues. */
  readonly observe: (nowMs: number) => void;
}

/**
 * How many messages queues hold, and for how long: looked at from time to time.
 *
 * The age in a dead-letter queue counts from the move, of which the emulator keeps no time: it is not reported.
 *
 * @param templateQueues - names of the queues that are there from the start.
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
 */
export const createQueueStates = (
  inspectQueue: InspectQueue,
  templateQueues: readonly string[],
  { set }: Pick<MetricStore, 'set'>,
): QueueStates => {
  const lastUsedMs = new Map<string, number>();

  const states = (queue: InspectedQueue, isDeadLetterQueue: boolean, nowMs: number) => {
    const { ready, delayed, inflight } = queue.messages;
    // The emulator moves what is due only when somebody receives.
    const expired = inflight.filter(({ visibilityDeadline }) => visibilityDeadline <= nowMs);
    const due = delayed.filter(({ delayUntil = 0 }) => delayUntil <= nowMs);
    const inFlight = inflight.length - expired.length;
    const waiting = delayed.length - due.length;
    const age = isDeadLetterQueue ? undefined : oldestAgeSeconds(queue.messages, nowMs);
    return [
      ['ApproximateNumberOfMessagesVisible', ready.length + expired.length + due.length, 'Count'],
      // Reported "if in-flight messages exist", "if delayed messages exist", "if the queue contains at least one active message".
      ['ApproximateNumberOfMessagesNotVisible', inFlight || undefined, 'Count'],
      ['ApproximateNumberOfMessagesDelayed', waiting || undefined, 'Count'],
      ['ApproximateAgeOfOldestMessage', age, 'Seconds'],
    ] as const;
  };

  return {
    onUsed: (queueName, nowMs = Date.now()) => lastUsedMs.set(queueName, nowMs),
    observe: (nowMs) => {
      const names = [...new Set([...templateQueues, ...lastUsedMs.keys()])];
      const queues = names.flatMap((name) => inspectQueue(name) ?? []);
      const isDeadLetterQueue = (arn: string): boolean =>
        queues.some(({ attributes }) => attributes.RedrivePolicy?.includes(`"${arn}"`));
      for (const queue of queues) {
        const { ready, delayed, inflight } = queue.messages;
        if (ready.length + delayed.length + inflight.length > 0) lastUsedMs.set(queue.name, nowMs);
        if (nowMs - (lastUsedMs.get(queue.name) ?? Number.NEGATIVE_INFINITY) > activeMs) continue;
        for (const [name, value, unit] of states(queue, isDeadLetterQueue(queue.arn), nowMs))
          if (value !== undefined)
            set({
              namespace: 'AWS/SQS',
              name,
              dimensions: { QueueName: queue.name },
              timestampMs: nowMs,
              value,
              unit,
            });
      }
    },
  };
};
