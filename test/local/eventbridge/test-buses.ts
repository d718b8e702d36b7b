import { setTimeout } from 'node:timers/promises';
import type { BusEvent } from '../../../lib/local/eventbridge/bus-event.ts';
import type { Destinations } from '../../../lib/local/eventbridge/delivery/deliver.ts';
import type { RetryClock } from '../../../lib/local/eventbridge/delivery/deliver-with-retries.ts';
import { DeliveryError } from '../../../lib/local/eventbridge/delivery/delivery-error.ts';
import type { QueueMessage } from '../../../lib/local/eventbridge/delivery/queue-sender.ts';
import type { DeliveryFailure } from '../../../lib/local/eventbridge/dispatch.ts';
import { createEventBuses } from '../../../lib/local/eventbridge/event-buses.ts';
import type { EventBridgePlace } from '../../../lib/local/eventbridge/state.ts';
import type { LambdaFunction } from '../../../lib/local/lambda/function-types.ts';
import { createLogGroups } from '../../../lib/local/logs/log-groups.ts';

export const place = { region: 'us-east-1', accountId: '000000000000' };
export const queueArn = (name: string) => `arn:aws:sqs:us-east-1:000000000000:${name}`;
export const eventsArn = (rest: string) => `arn:aws:events:us-east-1:000000000000:${rest}`;

/** Retries without waiting: sleeping moves the clock, yielding to whatever else is to happen. */
const fastClock = (): RetryClock & { readonly slept: number[] } => {
  let nowMs = 0;
  const slept: number[] = [];
  return {
    slept,
    now: () => nowMs,
    random: () => 1,
    sleep: async (ms) => {
      slept.push(ms);
      nowMs += ms;
    },
  };
};

/** Time for what PutEvents leaves behind: routing, then the deliveries. */
export const settled = () => setTimeout(5);

interface TestBusesOptions {
  readonly place?: EventBridgePlace;
  /** Says how a queue fails at a message, if it does. */
  readonly failure?: (message: QueueMessage, attempt: number) => DeliveryError | undefined;
  readonly now?: () => number;
  readonly replayPauseMs?: number;
  readonly functions?: ReadonlyMap<string, LambdaFunction>;
  readonly denialOf?: Destinations['denialOf'];
}

/** EventBridge with the bus `bus` and queues that remember what they got, by name. */
export const startTestBuses = (options: TestBusesOptions = {}) => {
  const { failure = () => undefined, now, functions = new Map(), denialOf } = options;
  const sent: { queue: string; body: string; attributes?: Readonly<Record<string, string>> }[] = [];
  const published: BusEvent[] = [];
  const replayed: BusEvent[] = [];
  const matched: string[] = [];
  const failures: DeliveryFailure[] = [];
  const problems: string[] = [];
  const logGroups = createLogGroups();
  const clock = fastClock();
  let attempts = 0;
  const buses = createEventBuses({
    place: options.place ?? place,
    now,
    replayPauseMs: options.replayPauseMs,
    clock,
    destinations: () => ({
      functions,
      logGroups,
      denialOf: denialOf ?? (() => undefined),
      onProblem: (message) => void problems.push(message),
      queues: {
        send: async (message) => {
          const error = failure(message, ++attempts);
          if (error) throw error;
          const { body, attributes } = message;
          sent.push({ queue: message.queueArn.split(':').at(-1) ?? '', body, attributes });
        },
      },
    }),
    onPublished: (event) => void published.push(event),
    onReplayed: (_, event) => void replayed.push(event),
    onMatched: ({ name }) => void matched.push(name),
    onDelivered: () => {},
    onDeliveryFailed: (event) => void failures.push(event),
    onProblem: (message) => void problems.push(message),
  });
  buses.createBus('bus');

  const rule = (name: string, pattern: object, target: object = {}) => {
    buses.call('PutRule', {
      Name: name,
      EventBusName: 'bus',
      EventPattern: JSON.stringify(pattern),
    });
    const Targets = [{ Id: 't', Arn: queueArn(name), ...target }];
    buses.call('PutTargets', { Rule: name, EventBusName: 'bus', Targets });
  };
  const put = (...Entries: object[]) => buses.call('PutEvents', { Entries });
  const bodies = (queue: string) =>
    sent.filter((message) => message.queue === queue).map(({ body }) => body);
  return {
    buses,
    rule,
    put,
    sent,
    bodies,
    published,
    replayed,
    matched,
    failures,
    problems,
    logGroups,
    slept: clock.slept,
  };
};

export const entry = (change: object = {}) => ({
  Source: 'app',
  DetailType: 'Thing',
  Detail: '{"n":1.50}',
  EventBusName: 'bus',
  ...change,
});

export const everything = { source: [{ prefix: '' }] };

export const unavailable = new DeliveryError('ERROR_FROM_TARGET', 'unavailable');
