import type { FauxqsServer } from 'fauxqs';
import { createMetricStore } from '../../../lib/local/cloudwatch/metrics/metric-store.ts';
import { createQueueStates } from '../../../lib/local/cloudwatch/service-metrics/queue-states.ts';

type Queue = NonNullable<ReturnType<FauxqsServer['inspectQueue']>>;
type Message = Queue['messages']['ready'][number];

const hourMs = 3_600_000;
const nowMs = 100 * hourMs;

const message = (ageSeconds: number, receives = 0): Message => ({
  messageId: 'm',
  body: '',
  md5OfBody: '',
  messageAttributes: {},
  md5OfMessageAttributes: '',
  sentTimestamp: nowMs - ageSeconds * 1000,
  approximateReceiveCount: receives,
});
const inFlight = (held: Message, visibilityDeadline = nowMs + 1) => ({
  message: held,
  receiptHandle: 'r',
  visibilityDeadline,
});
const queue = (messages: Partial<Queue['messages']>, RedrivePolicy = '{}'): Queue => ({
  name: 'Orders',
  url: '',
  arn: 'arn:Orders',
  attributes: { RedrivePolicy },
  messages: { ready: [], delayed: [], inflight: [], ...messages },
});

const observed = (queues: Readonly<Record<string, Queue>>, usedMsAgo?: number) => {
  const store = createMetricStore();
  const states = createQueueStates((name) => queues[name], Object.keys(queues), store);
  if (usedMsAgo !== undefined) states.onUsed('Orders', nowMs - usedMsAgo);
  states.observe(nowMs - 1000);
  states.observe(nowMs);
  return Object.fromEntries(
    store
      .all()
      .filter(({ dimensions }) => dimensions.QueueName === 'Orders')
      .map((metric) => [metric.name, [...(store.read(metric).get(nowMs) ?? [])]]),
  );
};

describe('what is seen of a queue', () => {
  it('counts what is visible and what is in flight, once a minute', () => {
    const messages = {
      ready: [message(10)],
      inflight: [inFlight(message(20, 1)), inFlight(message(30, 1), nowMs)],
    };
    expect(observed({ Orders: queue(messages) })).toEqual({
      ApproximateNumberOfMessagesVisible: [[2, 1]],
      ApproximateNumberOfMessagesNotVisible: [[1, 1]],
      ApproximateAgeOfOldestMessage: [[30, 1]],
    });
  });

  it('leaves messages that were received three times out of the age', () => {
    const messages = { ready: [message(10, 2), message(500, 3)] };
    expect(observed({ Orders: queue(messages) }).ApproximateAgeOfOldestMessage).toEqual([[10, 1]]);
    const poison = { inflight: [inFlight(message(500, 3))] };
    expect(observed({ Orders: queue(poison) })).not.toHaveProperty('ApproximateAgeOfOldestMessage');
  });

  it('reports no age for a dead-letter queue: the move resets it', () => {
    const source = {
      ...queue({}, '{"deadLetterTargetArn":"arn:Orders"}'),
      name: 'S',
      arn: 'arn:S',
    };
    expect(observed({ Orders: queue({ ready: [message(9)] }), S: source })).toEqual({
      ApproximateNumberOfMessagesVisible: [[1, 1]],
    });
  });

  it('reports an empty queue for six hours after its use, and none that was never used', () => {
    expect(observed({ Orders: queue({}) })).toEqual({});
    expect(observed({ Orders: queue({}) }, 5 * hourMs)).toEqual({
      ApproximateNumberOfMessagesVisible: [[0, 1]],
    });
    expect(observed({ Orders: queue({}) }, 7 * hourMs)).toEqual({});
  });
});
