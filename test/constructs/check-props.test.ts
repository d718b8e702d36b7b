import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { shortestTimeoutSeconds as shortest } from '../../functions/consumer/timings.ts';
import type { BusinessHours } from '../../lib/constructs/business-hours.ts';
import {
  EnreachWebhooks,
  type EnreachWebhooksProps,
} from '../../lib/constructs/enreach-webhooks.ts';
import { withApp } from './with-app.ts';

const construct = (props: EnreachWebhooksProps) =>
  withApp((app) => new EnreachWebhooks(new Stack(app, 'Test'), 'Webhooks', props));

const endpoint = { name: 'first', path: '/first' };
const withName = (name: string) => ({ endpoints: [{ ...endpoint, name }] });
const withPath = (path: string) => ({ endpoints: [{ ...endpoint, path }] });
const withSources = (...allowedSources: readonly string[]) => ({
  endpoints: [{ ...endpoint, allowedSources }],
});
const withHours = (hours: Partial<BusinessHours>): EnreachWebhooksProps => ({
  businessHours: { days: ['Monday'], open: '08:00', close: '16:00', ...hours },
});
const { days, hours, minutes, seconds } = Duration;

const nameRule = 'endpoints.0.name must be 1 to 64 letters, digits, - or _';
const pathRule = 'endpoints.0.path must start with / and not end with it';
const sourceRule = 'endpoints.0.allowedSources.0 must be an address or a CIDR block';

const faults: [fault: string, props: EnreachWebhooksProps][] = [
  ['endpoints must not be empty: []', { endpoints: [] }],
  [`${nameRule}: "a b"`, withName('a b')],
  [`${nameRule}: "ä"`, withName('ä')],
  [`${nameRule}: "a\\n"`, withName('a\n')],
  [`${nameRule}: "a/b"`, withName('a/b')],
  [`${nameRule}: "${'n'.repeat(65)}"`, withName('n'.repeat(65))],
  ['endpoints.0.name must not be a word of JavaScript: "__proto__"', withName('__proto__')],
  ['endpoints.0.name must not be a word of JavaScript: "constructor"', withName('constructor')],
  [`${pathRule}: "hook"`, withPath('hook')],
  [`${pathRule}: "/"`, withPath('/')],
  [`${pathRule}: "/hook/"`, withPath('/hook/')],
  [`${pathRule}: "/hook//a"`, withPath('/hook//a')],
  [`${pathRule}: "/hook?a=1"`, withPath('/hook?a=1')],
  [`${pathRule}: "/{proxy+}"`, withPath('/{proxy+}')],
  [`${pathRule}: "/a b"`, withPath('/a b')],
  ['endpoints.0.allowedSources must not be empty: []', withSources()],
  [`${sourceRule}: "office"`, withSources('office')],
  [`${sourceRule}: "192.0.2.0/33"`, withSources('192.0.2.0/33')],
  [
    'endpoints must have unique names: [{"name":"first","path":"/first"},{"name":"first","path":"/b"}]',
    { endpoints: [endpoint, { ...endpoint, path: '/b' }] },
  ],
  [
    'endpoints must have unique paths: [{"name":"first","path":"/first"},{"name":"b","path":"/first"}]',
    { endpoints: [endpoint, { ...endpoint, name: 'b' }] },
  ],
  [
    `endpoints must not have a path below another's: ["/first/b"]`,
    { endpoints: [{ name: 'b', path: '/first/b' }, endpoint] },
  ],
  [
    'endpoints must have names that differ in letters or digits: ["a_b"]',
    {
      endpoints: [
        { name: 'a-b', path: '/a' },
        { name: 'a_b', path: '/b' },
      ],
    },
  ],
  ['endpoints must have names that differ in letters or digits: ["--"]', withName('--')],
  ['consumerConcurrency must be 2 to 1000: 1', { consumerConcurrency: 1 }],
  ['consumerConcurrency must be 2 to 1000: 1001', { consumerConcurrency: 1001 }],
  ['consumerConcurrency must be 2 to 1000: 2.5', { consumerConcurrency: 2.5 }],
  [
    `consumerTimeout must leave time for a claim, a publication and a mark, ${shortest} s: ${shortest - 1} s`,
    { consumerTimeout: seconds(shortest - 1) },
  ],
  [
    'consumerTimeout must be at most 15 minutes: 901 s',
    { consumerTimeout: seconds(901), visibilityTimeout: minutes(20) },
  ],
  [
    'visibilityTimeout must be at least consumerTimeout, 15 s: 14 s',
    { visibilityTimeout: seconds(14) },
  ],
  [
    'visibilityTimeout must be at most 12 hours: 43201 s',
    { visibilityTimeout: seconds(43_201), maxReceiveCount: 1 },
  ],
  ['maxBackoff must be 1 second to 12 hours: 0 s', { maxBackoff: seconds(0) }],
  [
    'maxBackoff must be 1 second to 12 hours: 43201 s',
    { maxBackoff: seconds(43_201), maxReceiveCount: 1 },
  ],
  ['maxReceiveCount must be 1 to 1000: 0', { maxReceiveCount: 0 }],
  [
    'maxReceiveCount must be 1 to 1000: 1001',
    { maxReceiveCount: 1001, maxBackoff: seconds(60), visibilityTimeout: seconds(60) },
  ],
  [
    'maxReceiveCount times maxBackoff or visibilityTimeout must end before the delivery queue forgets, 345600 s: 345600 s',
    { maxReceiveCount: 8, maxBackoff: hours(12) },
  ],
  [
    'maxReceiveCount times maxBackoff or visibilityTimeout must end before the delivery queue forgets, 345600 s: 345600 s',
    { maxReceiveCount: 8, visibilityTimeout: hours(12) },
  ],
  ['deduplicationRetention must be 7 to 3650 days: 6', { deduplicationRetention: days(6) }],
  ['deduplicationRetention must be 7 to 3650 days: 3651', { deduplicationRetention: days(3651) }],
  ['quarantineRetention must be 3 to 3650 days: 2', { quarantineRetention: days(2) }],
  ['quarantineRetention must be 3 to 3650 days: 3651', { quarantineRetention: days(3651) }],
  // Zero would be for ever.
  ['archiveRetention must be 1 to 3650 days: 0', { archiveRetention: days(0) }],
  ['archiveRetention must be 1 to 3650 days: 3651', { archiveRetention: days(3651) }],
  ['throttleRate must be 1 to 100000: 0', { throttleRate: 0 }],
  ['throttleRate must be 1 to 100000: 100001', { throttleRate: 100_001 }],
  ['throttleBurst must be 1 to 100000: 0.5', { throttleBurst: 0.5 }],
  ['removalPolicy must be RETAIN or DESTROY: snapshot', { removalPolicy: RemovalPolicy.SNAPSHOT }],
  [
    'customDomain must have a hostedZone or a certificate: hooks.example.com',
    { customDomain: { domainName: 'hooks.example.com' } },
  ],
  ['alarmEmails must be e-mail addresses: operations', { alarmEmails: ['operations'] }],
  [
    'alarmEmails must name each address once: ["a@example.com","A@example.com"]',
    { alarmEmails: ['a@example.com', 'A@example.com'] },
  ],
  ['runbookUrl must be of 1 to 512 characters: ', { runbookUrl: '' }],
  [
    `runbookUrl must be of 1 to 512 characters: ${'u'.repeat(513)}`,
    { runbookUrl: 'u'.repeat(513) },
  ],
  ['timeZone must be an IANA name: +02:00', { timeZone: '+02:00' }],
  ['timeZone must be an IANA name: Europe/Nowhere', { timeZone: 'Europe/Nowhere' }],
  ['timeZone must be an IANA name: europe/helsinki', { timeZone: 'europe/helsinki' }],
  ['businessHours.days must not be empty: []', withHours({ days: [] })],
  [
    'businessHours must open and close at times such as 08:00: 8:00 to 16:00',
    withHours({ open: '8:00' }),
  ],
  [
    'businessHours must open and close at times such as 08:00: 08:00 to 24:00',
    withHours({ close: '24:00' }),
  ],
  ['businessHours must close after they open: 16:00 to 16:00', withHours({ open: '16:00' })],
  [
    'businessHours must be longer than 60 minutes, after which silence counts: 15:00 to 16:00',
    withHours({ open: '15:00' }),
  ],
];

describe('the props', () => {
  it.each(faults)('are refused: %s', (fault, props) => {
    expect(() => construct(props)).toThrow(new Error(`EnreachWebhooks: ${fault}`));
  });

  it('are refused with all their faults at once', () => {
    expect(() =>
      construct({
        endpoints: [{ name: 'a b', path: 'x', allowedSources: [] }],
        consumerConcurrency: 0,
        quarantineRetention: days(0),
      }),
    ).toThrow(
      new Error(
        `EnreachWebhooks: ${nameRule}: "a b"; ` +
          `${pathRule}: "x"; endpoints.0.allowedSources must not be empty: []; ` +
          'consumerConcurrency must be 2 to 1000: 0; quarantineRetention must be 3 to 3650 days: 0',
      ),
    );
  });

  it.each<[what: string, props: EnreachWebhooksProps]>([
    ['none', {}],
    ['the longest name', withName('n'.repeat(64))],
    ['a name with - and _', withName('care_b-3')],
    ['a deep path', withPath('/enreach/v1.0/~hook_a-b')],
    ['sources', withSources('192.0.2.1', '192.0.2.0/24', '2001:db8::/32', '0.0.0.0/0')],
    [
      'paths that only begin alike',
      {
        endpoints: [
          { name: 'a', path: '/hook' },
          { name: 'b', path: '/hook-b' },
        ],
      },
    ],
    ['the least concurrency', { consumerConcurrency: 2 }],
    ['the most concurrency', { consumerConcurrency: 1000 }],
    [
      'the shortest times',
      {
        consumerTimeout: seconds(shortest),
        visibilityTimeout: seconds(shortest),
        maxBackoff: seconds(1),
        maxReceiveCount: 1,
        deduplicationRetention: days(7),
        quarantineRetention: days(3),
      },
    ],
    [
      'the longest times',
      {
        consumerTimeout: minutes(15),
        visibilityTimeout: hours(12),
        maxBackoff: hours(12),
        maxReceiveCount: 7,
      },
    ],
    ['business hours', { ...withHours({}), timeZone: 'America/Argentina/Buenos_Aires' }],
    ['a zone of its new name', { timeZone: 'Europe/Kyiv' }],
    ['a zone that is an offset by name', { timeZone: 'Etc/GMT+2' }],
    ['the most receives', { maxReceiveCount: 1000, maxBackoff: minutes(5) }],
  ])('are taken: %s', (_, props) => {
    expect(() => construct(props)).not.toThrow();
  });
});
