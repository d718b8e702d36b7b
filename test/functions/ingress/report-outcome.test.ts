import { Logger } from '@aws-lambda-powertools/logger';
import { describeFault } from '../../../functions/runtime/describe-fault.ts';
import { startMetrics } from '../../../functions/runtime/start-metrics.ts';
import { capturedOutput, parseLines } from './captured-output.ts';
import {
  awsError,
  type EventParts,
  endpoint,
  json,
  makeEvent,
  phoneNumber,
  previousSecret,
  secret,
  startIngress,
} from './ingress-fixture.ts';

type Ingress = ReturnType<typeof startIngress>;
interface Case {
  readonly parts?: EventParts;
  readonly event?: unknown;
  readonly given?: (ingress: Ingress) => void;
}

/** What CloudWatch gets to see of one request. */
const observe = async ({ parts, event, given }: Case) => {
  const ingress = startIngress({
    endpoints: [
      endpoint,
      { ...endpoint, name: 'closed', path: '/closed', allowedSources: ['::1'] },
    ],
    logger: new Logger({ serviceName: 'ingress' }),
    metrics: startMetrics({ STACK_NAME: 'Sales', POWERTOOLS_SERVICE_NAME: 'ingress' }),
  });
  given?.(ingress);
  const output = await capturedOutput(async () => ingress.handle(event ?? makeEvent(parts)));
  const lines = parseLines(output);
  return {
    output,
    metrics: lines.filter((line) => '_aws' in line),
    log: lines.filter((line) => !('_aws' in line)),
  };
};

const tooLarge = '\u{1}'.repeat(16 * 1024 * 1024 + 1);

const cases: Record<string, Case & { readonly counts: readonly string[]; readonly log: object }> = {
  'an accepted delivery': {
    counts: ['Accepted'],
    log: {
      level: 'INFO',
      outcome: 'accepted',
      status: 200,
      endpoint: 'default',
      deliveryId: '00000000-0000-4000-8000-000000000001',
      requestId: 'JKJaXmPLvHcESHA=',
      bodyBytes: Buffer.byteLength(json),
      encoding: 'text',
      eventHeader: 'QueueStatus',
    },
  },
  'a delivery with the previous token': {
    parts: { token: previousSecret },
    given: ({ store }) => {
      store.previous = previousSecret;
    },
    counts: ['Accepted', 'TokenMatchedPrevious'],
    log: { level: 'INFO', outcome: 'accepted', tokenMatchedPrevious: true },
  },
  'a wrong token': {
    parts: { token: 'Wrong-token-1' },
    counts: ['RefusedToken'],
    log: { level: 'WARN', outcome: 'refusedToken', status: 401, endpoint: 'default' },
  },
  'a source outside the allow list': {
    parts: { path: '/closed' },
    counts: ['RefusedSource'],
    log: {
      level: 'WARN',
      outcome: 'refusedSource',
      status: 403,
      endpoint: 'closed',
      sourceIp: '192.0.2.10',
    },
  },
  'another path': {
    parts: { path: '/elsewhere' },
    counts: ['RefusedPath'],
    log: { level: 'WARN', outcome: 'refusedPath', status: 404 },
  },
  'a body that is too large': {
    parts: { body: tooLarge },
    counts: ['RefusedTooLarge'],
    log: {
      level: 'ERROR',
      outcome: 'refusedTooLarge',
      status: 413,
      bodyBytes: tooLarge.length,
      eventHeader: 'QueueStatus',
    },
  },
  'a queue that fails': {
    given: ({ queue }) => queue.answers.push(awsError('AccessDenied', 403, `no: ${json}`)),
    counts: ['Unavailable'],
    log: {
      level: 'ERROR',
      outcome: 'unavailable',
      status: 503,
      reason: 'queue',
      endpoint: 'default',
      fault: { name: 'AccessDenied', status: 403, requestId: 'f1c2' },
    },
  },
  'a text that the queue refuses, with an echo': {
    given: ({ queue }) =>
      queue.answers.push(
        awsError('InvalidMessageContents', 400, json),
        awsError('InvalidMessageContents', 400, json),
      ),
    counts: ['Unavailable'],
    log: { level: 'ERROR', reason: 'queue', fault: { name: 'InvalidMessageContents' } },
  },
  'an event that is none': {
    event: { rawPath: '/webhook', headers: { 'x-benemen-token': secret }, body: { json } },
    counts: ['Unavailable'],
    log: { level: 'ERROR', outcome: 'unavailable', status: 503, reason: 'fault' },
  },
};

describe.each(Object.entries(cases))('%s', (_, { counts, log, ...given }) => {
  it('is counted', async () => {
    const { metrics } = await observe(given);
    expect(metrics).toHaveLength(1);
    expect(metrics[0]).toMatchObject({
      service: 'ingress',
      stack: 'Sales',
      ...Object.fromEntries(counts.map((name) => [name, 1])),
      _aws: {
        CloudWatchMetrics: [
          {
            Namespace: 'EnreachWebhooks',
            Dimensions: [['service', 'stack']],
            Metrics: counts.map((Name) => ({ Name, Unit: 'Count' })),
          },
        ],
      },
    });
  });

  it('is logged in one line', async () => {
    const { log: logged } = await observe(given);
    expect(logged).toHaveLength(1);
    expect(logged[0]).toMatchObject(log);
  });

  it('leaves neither tokens nor personal data in the log', async () => {
    const { output } = await observe(given);
    for (const word of [secret, previousSecret, 'Wrong-token-1', phoneNumber, 'CallerNumber']) {
      expect(output).not.toContain(word);
    }
  });
});

describe('a canary', () => {
  const headers = { 'x-benemen-event': 'EnreachWebhooksCanary' };

  it('that came through is logged and counted nowhere: it must not hide that Enreach is silent', async () => {
    const { metrics, log } = await observe({ parts: { headers } });
    expect(metrics).toEqual([]);
    expect(log).toMatchObject([{ outcome: 'accepted', eventHeader: 'EnreachWebhooksCanary' }]);
  });

  it('with a wrong token is counted, or anyone could hide that they try tokens', async () => {
    const { metrics } = await observe({ parts: { headers, token: 'Wrong-token-1' } });
    expect(metrics).toMatchObject([{ RefusedToken: 1 }]);
  });
});

describe('the log', () => {
  it('says why the secrets are not known, and nothing of them', async () => {
    const { output, log } = await observe({
      given: ({ store }) => {
        store.current = ` ${secret} `;
        store.fault = awsError('DecryptionFailure', 400, `cannot decrypt ${secret}`);
      },
    });
    expect(log).toMatchObject([
      {
        level: 'WARN',
        message: 'secrets not refreshed',
        endpoint: 'default',
        fault: { cause: { name: 'DecryptionFailure', status: 400 } },
      },
      { level: 'ERROR', outcome: 'unavailable', status: 503, reason: 'secretStore' },
    ]);
    expect(output).not.toContain(secret);
  });

  it('keeps to one line, whatever the headers say', async () => {
    const forged = 'X"}\r\n{"level":"INFO","outcome":"accepted"}\u{2028}\u{1B}[31m';
    const { log } = await observe({
      parts: { token: forged, headers: { 'x-benemen-event': forged } },
    });
    expect(log).toHaveLength(1);
    expect(log[0]).toMatchObject({ outcome: 'refusedToken', eventHeader: 'malformed' });
  });

  it.each([
    ['QueueStatus', 'QueueStatus'],
    ['+358501234567', 'malformed'],
    ['sample.agent@customer.com', 'malformed'],
    ['Ab1cd2', 'malformed'],
  ])('shows the event header %s as %s: anyone may write anything there', async (sent, shown) => {
    const { log } = await observe({ parts: { headers: { 'x-benemen-event': sent } } });
    expect(log[0]).toMatchObject({ eventHeader: shown });
  });
});

describe('the description of a fault', () => {
  it('holds no message, also of its causes, but where it was thrown', () => {
    const cause = Object.assign(new Error(`connect ${secret}`), { code: 'ECONNREFUSED' });
    const fault = new Error(`line 1\n    at ${secret}:1:1\n`, { cause });
    const described = describeFault(fault);
    expect(JSON.stringify(described)).not.toContain(secret);
    expect(described).toMatchObject({ name: 'Error', cause: { code: 'ECONNREFUSED' } });
    expect(described.at?.[0]).toMatch(/report-outcome\.test\.ts/);
  });

  it('takes no line of a message for a frame, also where the message was changed afterwards', () => {
    const fault = new Error(`line 1\n    at ${secret} (x:1:1)\n`);
    expect(fault.stack).toContain(secret);
    fault.message = 'another';
    expect(describeFault(fault)).toEqual({ name: 'Error', at: [] });
  });

  it.each([
    [undefined, 'undefined'],
    [null, 'object'],
    [secret, 'string'],
    [{}, 'unnamed'],
  ])('copes with %p', (fault, name) => {
    expect(describeFault(fault)).toEqual({ name });
  });

  it('ends where causes run in a circle', () => {
    const fault = new Error('a');
    fault.cause = fault;
    expect(JSON.stringify(describeFault(fault)).match(/"name"/g)).toHaveLength(4);
  });
});
