import { Logger } from '@aws-lambda-powertools/logger';
import type { SQSRecord } from 'aws-lambda';
import { makeHandler } from '../../../functions/consumer/make-handler.ts';
import { startMetrics } from '../../../functions/runtime/start-metrics.ts';
import * as consumer from '../consumer/consumer-fixture.ts';
import { capturedOutput } from '../ingress/captured-output.ts';
import * as ingress from '../ingress/ingress-fixture.ts';

export const stack = 'Sales';

const reporting = (service: 'ingress' | 'consumer') => ({
  logger: new Logger({ serviceName: service }),
  metrics: startMetrics({ STACK_NAME: stack, POWERTOOLS_SERVICE_NAME: service }),
});

/** Runs the ingress through every way a request can end. @returns what it wrote. */
export const everyPathOfTheIngress = async (): Promise<string> => {
  const { endpoint, previousSecret } = ingress;
  const { handle, queue, store } = ingress.startIngress({
    ...reporting('ingress'),
    endpoints: [
      endpoint,
      { ...endpoint, name: 'closed', path: '/closed', allowedSources: ['::1'] },
    ],
  });
  store.previous = previousSecret;
  const post = async (parts: ingress.EventParts = {}) => handle(ingress.makeEvent(parts));
  return capturedOutput(async () => {
    await post();
    await post({ token: previousSecret });
    await post({ token: 'wrong' });
    await post({ path: '/closed' });
    await post({ path: '/elsewhere' });
    await post({ body: '\u{1}'.repeat(16 * 1024 * 1024 + 1) });
    queue.answers.push(ingress.awsError('AccessDenied', 403));
    await post();
  });
};

/** Runs the consumer through every way a message can end. @returns what it wrote. */
export const everyPathOfTheConsumer = async (): Promise<string> => {
  const { answerAll, denied, makeEvent, makePublishable, makeRecord, malformed, outage } = consumer;
  const world = consumer.startWorld();
  const { logger, metrics } = reporting('consumer');
  const delayFaults: Error[] = [];
  const handle = makeHandler(
    { ...consumer.options, maxBackoffSeconds: 900 },
    {
      ...world.ports,
      delayMessage: async () => {
        const fault = delayFaults.shift();
        if (fault) throw fault;
      },
      log: logger,
      metrics,
    },
  );
  const consume = async (...Records: SQSRecord[]) => handle({ Records }, consumer.context);
  const recordOf = (event: object, parts: consumer.DeliveryParts = {}) =>
    makeRecord({ body: JSON.stringify(event), ...parts });

  return capturedOutput(async () => {
    const known = recordOf(makeEvent());
    await consume(known);
    await consume(known);
    const novelty = makeEvent({ EventType: 'Novelty', Surprise: 1 });
    await consume(recordOf(novelty, { eventHeader: 'Novelty', contentType: 'text/plain' }));
    await consume(makeRecord({ body: 'junk' }));
    await consume(recordOf(makeEvent({ QueueId: 'none' })));
    world.busAnswers.push(answerAll(consumer.unanswered));
    await consume(makeRecord());
    world.busAnswers.push(answerAll(malformed));
    await consume(makeRecord());
    world.busAnswers.push(answerAll(denied));
    delayFaults.push(outage);
    await consume(makeRecord());
    await consume(makeRecord({ encoding: 'unheard-of', receiveCount: 4 }));

    const abandoned = makeEvent();
    const body = JSON.stringify(abandoned);
    const claimed = makePublishable({}, { body: Buffer.from(body) });
    await world.claimFirst(claimed, world.clock.nowMs + 1);
    await consume(makeRecord({ body }));
    world.clock.nowMs += 10;
    await consume(makeRecord({ body }));

    world.faults.mark = Array(1_000).fill(outage);
    await consume(makeRecord());
  });
};
