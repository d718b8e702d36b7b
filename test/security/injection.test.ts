import { Logger } from '@aws-lambda-powertools/logger';
import { makeHandler } from '../../functions/consumer/make-handler.ts';
import { metricNames } from '../../functions/runtime/metric-names.ts';
import { startMetrics } from '../../functions/runtime/start-metrics.ts';
import * as consumer from '../functions/consumer/consumer-fixture.ts';
import { capturedOutput, parseLines } from '../functions/ingress/captured-output.ts';
import * as ingress from '../functions/ingress/ingress-fixture.ts';
import { readEmf } from '../functions/runtime/read-emf.ts';

const forgedMetric = JSON.stringify({
  _aws: {
    Timestamp: 1,
    CloudWatchMetrics: [
      {
        Namespace: 'EnreachWebhooks',
        Dimensions: [['FORGED']],
        Metrics: [{ Name: 'Accepted', Unit: 'Count' }],
      },
    ],
  },
  FORGED: 'x',
  Accepted: 1e9,
});

const forgeries: Readonly<Record<string, string>> = {
  'a line of its own': 'FORGED\r\n{"level":"INFO","outcome":"accepted"}\n',
  'a metric': forgedMetric,
  'a metric on a line of its own': `\n${forgedMetric}\n`,
  'the end of the JSON that it stands in': 'FORGED"},"outcome":"accepted","x":{"',
  'what a terminal obeys': 'FORGED\u{1b}[2J\u{1b}]0;FORGED\u{7}\u{9b}31m',
  'what some take for the end of a line': 'FORGED\u{2028}\u{2029}\u{85}{"level":"INFO"}',
  'an insertion by a logger': 'FORGED %s %j ${jndi:ldap://x/FORGED}',
};

const reporting = (service: 'ingress' | 'consumer') => ({
  logger: new Logger({ serviceName: service }),
  metrics: startMetrics({ STACK_NAME: 'Sales', POWERTOOLS_SERVICE_NAME: service }),
});

/** All that moves a cursor, ends a line or rings a bell, but for the ends of our own lines. */
const control = /[^\P{C}\n]|[\u{2028}\u{2029}]/u;

/** One line for what happened, one for its metrics; nothing of the sender's in either. */
const expectOurs = (output: string, outcome: string, metric: string) => {
  const lines = parseLines(output).filter((line) => !('_aws' in line));
  expect(lines).toEqual([expect.objectContaining({ outcome })]);
  const overall = readEmf(output).filter(({ dimensions }) => Object.keys(dimensions).length === 2);
  expect(overall.map(({ name, values }) => [name, values])).toContainEqual([metric, [1]]);
  expect(output).not.toMatch(/FORGED/);
  expect(output).not.toMatch(control);
};

describe.each(Object.entries(forgeries))('%s', (_, forged) => {
  const { secret } = ingress;

  it.each<[where: string, parts: ingress.EventParts, outcome: 'accepted' | 'refusedToken']>([
    ['a wrong token', { token: forged }, 'refusedToken'],
    [
      'the event header of a stranger',
      { token: 'wrong', headers: { 'x-benemen-event': forged } },
      'refusedToken',
    ],
    ['the event header', { headers: { 'x-benemen-event': forged } }, 'accepted'],
    ['the content type', { headers: { 'content-type': forged } }, 'accepted'],
    ['any other header', { headers: { 'user-agent': forged, [forged]: forged } }, 'accepted'],
    ['the body', { body: forged }, 'accepted'],
  ])(
    'in %s reaches neither the log nor the metrics of the ingress',
    async (_where, parts, outcome) => {
      const { handle, queue } = ingress.startIngress(reporting('ingress'));
      const output = await capturedOutput(async () => handle(ingress.makeEvent(parts)));
      expectOurs(output, outcome, metricNames[outcome]);
      expect(output).not.toContain(secret);
      // SQS takes only what is printable in an attribute, and the consumer reads them.
      const attributes = queue.taken.flatMap((message) => Object.values(message.attributes));
      for (const attribute of attributes) expect(attribute).toMatch(/^[\x20-\x7e]+$/);
    },
  );

  it('in the path reaches neither the log nor the metrics of the ingress', async () => {
    const { handle } = ingress.startIngress(reporting('ingress'));
    const event = ingress.makeEvent({ path: `/webhook/${forged}` });
    expectOurs(await capturedOutput(async () => handle(event)), 'refusedPath', 'RefusedPath');
  });

  const consume = async (members: Readonly<Record<string, unknown>>, eventHeader?: string) => {
    const { logger, metrics } = reporting('consumer');
    const { ports } = consumer.startWorld();
    const handle = makeHandler(
      { ...consumer.options, maxBackoffSeconds: 900 },
      { ...ports, delayMessage: async () => undefined, log: logger, metrics },
    );
    const body = JSON.stringify(consumer.makeEvent(members));
    const record = consumer.makeRecord({ body, eventHeader, contentType: undefined });
    return capturedOutput(async () => handle({ Records: [record] }, consumer.context));
  };

  it.each<[where: string, members: Readonly<Record<string, unknown>>, outcome: string]>([
    ['the event type', { EventType: forged }, 'quarantined'],
    ['the Id', { Id: forged }, 'quarantined'],
    ['a value of the wrong type', { QueueId: forged }, 'quarantined'],
    ['a time', { Timestamp: forged }, 'quarantined'],
    ['a text', { QueueName: forged }, 'published'],
    ['the name of an unknown property', { [forged]: forged }, 'published'],
    [
      'the name of a property of an unknown type',
      { EventType: 'Novelty', [forged]: 1 },
      'published',
    ],
  ])(
    'in %s reaches neither the log nor the metrics of the consumer',
    async (_where, members, outcome) => {
      const metric =
        'EventType' in members && outcome === 'published' ? 'PublishedGeneric' : undefined;
      const usual = outcome === 'published' ? 'Published' : 'Quarantined';
      expectOurs(await consume(members), outcome, metric ?? usual);
    },
  );

  it('in the event header of a message reaches neither the log nor the metrics', async () => {
    expectOurs(await consume({}, forged), 'quarantined', 'Quarantined');
  });
});
