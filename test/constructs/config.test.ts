import settings from '../../enreach.config.ts';
import { defineConfig, type EnreachConfig } from '../../lib/config.ts';

const endpoint = { name: 'first', path: '/first' };
const withEndpoint = (parts: object) => ({ endpoints: [{ ...endpoint, ...parts }] });
const withSubscription = (subscription: object) => withEndpoint({ subscriptions: [subscription] });
const withDomain = (parts: object) => ({
  customDomain: { domainName: 'hooks.example.com', ...parts },
});
const withHours = (parts: object) => ({
  businessHours: { days: ['Monday'], open: '08:00', close: '16:00', ...parts },
});

const arn = (service: string, resource: string) =>
  `arn:aws:${service}:eu-north-1:111122223333:${resource}`;
const keyArn = arn('kms', 'key/0a1b2c3d-0000-4000-8000-000000000000');
const certificate = arn('acm', 'certificate/0a1b2c3d-0000-4000-8000-000000000000');
const hostedZone = { id: 'Z0123456789', name: 'example.com' };
const guid = 'e0072f3a-cc7c-42ee-b0ac-34cd7238150a';

const manyTags = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`tag-${index}`, 'x']));

const defaults = {
  stackName: 'EnreachWebhooks',
  endpoints: [{ name: 'default', path: '/webhook', subscriptions: [] }],
  throttle: { rate: 10_000, burst: 5_000 },
  retention: { deduplicationDays: 30, quarantineDays: 180, archiveDays: 30, logDays: 30 },
  removalPolicy: 'retain',
  consumerConcurrency: 5,
  logLevel: 'INFO',
  tracing: true,
  alarmEmails: [],
  timeZone: 'UTC',
  schemaRegistry: true,
  runbookUrl: 'docs/runbook.md',
  tags: {},
};

describe('the configuration', () => {
  it('has a default for every option', () => {
    expect(defineConfig({})).toEqual(defaults);
  });

  it('deploys one endpoint when nobody has edited it', () => {
    expect(settings).toEqual(defaults);
  });

  it('keeps the defaults of what is left out beside what is given', () => {
    expect(defineConfig({ retention: { logDays: 7 }, throttle: { burst: 10 } })).toMatchObject({
      retention: { ...defaults.retention, logDays: 7 },
      throttle: { rate: 10_000, burst: 10 },
    });
  });

  it.each<[string, EnreachConfig]>([
    ['a name', { stackName: 'Hooks-2' }],
    ['allow lists', withEndpoint({ allowedSources: ['192.0.2.0/24', '2001:db8::1'] })],
    ['a secret by its name', withEndpoint({ secret: 'contact-centre/enreach_token+1' })],
    ['a secret by its ARN', withEndpoint({ secret: arn('secretsmanager', 'secret:a/b-a1B2c3') })],
    ['a subscription to one entity', withSubscription({ EventType: 'A', EntityId: guid })],
    ['a subscription to all', withSubscription({ EventType: 'A', AllEntities: true })],
    ['a domain in a hosted zone', withDomain({ hostedZone })],
    ['a domain with a certificate', withDomain({ certificate })],
    ['a domain that is the zone', withDomain({ hostedZone, domainName: 'example.com' })],
    ['a bus by its name', { eventBus: 'contact-centre/events_1.a' }],
    ['a bus by its ARN', { eventBus: arn('events', 'event-bus/contact-centre') }],
    [
      'a bus of another partition',
      { eventBus: 'arn:aws-cn:events:cn-north-1:111122223333:event-bus/a' },
    ],
    ['a key', { encryptionKey: keyArn }],
    ['a key of several regions', { encryptionKey: arn('kms', 'key/mrk-0a1b2c3d') }],
    ['a policy of removal', { removalPolicy: 'destroy' }],
    [
      'business hours',
      {
        timeZone: 'Europe/Helsinki',
        businessHours: { days: ['Friday'], open: '00:00', close: '23:59' },
      },
    ],
    ['no schema registry', { schemaRegistry: false }],
    ['addresses', { alarmEmails: ['a.b+c@example.com'] }],
    ['tags', { tags: { 'cost-centre': 'Tampere 7', team: 'a' } }],
    ['as many tags as there may be', { tags: manyTags(50) }],
    [
      'a domain whose end is not of Latin letters',
      withDomain({ certificate, domainName: 'hooks.xn--e1afmkfd.xn--p1ai' }),
    ],
    ['the longest address of a runbook', { runbookUrl: 'u'.repeat(512) }],
  ])('takes %s as it is', (_, config) => {
    expect(defineConfig(config)).toMatchObject(config);
  });
});

const nameRule = 'stackName must be up to 128 letters, digits and dashes, a letter first';
const domainRule = 'customDomain.domainName must be a host name in lower case';
const secretRule =
  'endpoints.0.secret must be the name of a secret or its whole ARN, which ends in six random characters';
const keyRule = 'encryptionKey must be the ARN of a KMS key, not of an alias';
const busRule = 'eventBus must be the name or the ARN of an event bus';
const daysRule = 'must be a whole number, 3 to 3650';
const hours = (open: string, close: string) =>
  `{"days":["Monday"],"open":"${open}","close":"${close}"}`;

describe('a fault of the configuration is named with what was given', () => {
  it.each<[fault: string, config: unknown]>([
    ['the configuration must be an object: null', null],
    ['the configuration must be an object: "x"', 'x'],
    ['the configuration must be an object: []', []],
    ['eventlog is no option', { eventlog: true }],
    ['stackName must be a string: 5', { stackName: 5 }],
    ['stackName must be a string: null', { stackName: null }],
    [`${nameRule}: "my_stack"`, { stackName: 'my_stack' }],
    [`${nameRule}: "S${'s'.repeat(128)}"`, { stackName: `S${'s'.repeat(128)}` }],
    ['endpoints must be a list: {}', { endpoints: {} }],
    ['endpoints must not be empty: []', { endpoints: [] }],
    ['endpoints.0 must be an object: "/webhook"', { endpoints: ['/webhook'] }],
    ['endpoints.0.name is missing', { endpoints: [{ path: '/a' }] }],
    ['endpoints.0.path is missing', { endpoints: [{ name: 'a' }] }],
    ['endpoints.0.token is no option', withEndpoint({ token: 's' })],
    [
      'endpoints.0.name must be 1 to 64 letters, digits, - or _: "a b"',
      withEndpoint({ name: 'a b' }),
    ],
    [
      'endpoints.0.name must not be a word of JavaScript: "__proto__"',
      withEndpoint({ name: '__proto__' }),
    ],
    [
      'endpoints.0.path must start with / and not end with it: "/a/"',
      withEndpoint({ path: '/a/' }),
    ],
    ['endpoints.0.allowedSources must not be empty: []', withEndpoint({ allowedSources: [] })],
    [
      'endpoints.0.allowedSources.1 must be an address or a CIDR block: "999.0.0.1"',
      withEndpoint({ allowedSources: ['::1', '999.0.0.1'] }),
    ],
    [
      'endpoints must have unique names: [{"name":"first","path":"/first","subscriptions":[]},{"name":"first","path":"/b","subscriptions":[]}]',
      { endpoints: [endpoint, { ...endpoint, path: '/b' }] },
    ],
    // Somebody's token by mistake: its value is not told.
    [secretRule, withEndpoint({ secret: 'my secret string' })],
    [secretRule, withEndpoint({ secret: arn('secretsmanager', 'secret:no_suffix') })],
    [secretRule, withEndpoint({ secret: arn('sqs', 'queue') })],
    [
      'endpoints.0.subscriptions.0.EventType must read like an event type: "A B"',
      withSubscription({ EventType: 'A B', AllEntities: true }),
    ],
    [
      'endpoints.0.subscriptions.0.EntityId must be a GUID: "7"',
      withSubscription({ EventType: 'A', EntityId: '7' }),
    ],
    [
      'endpoints.0.subscriptions.0.AllEntities must be true: false',
      withSubscription({ EventType: 'A', AllEntities: false }),
    ],
    [
      'endpoints.0.subscriptions.0 must have either EntityId or AllEntities: {"EventType":"A"}',
      withSubscription({ EventType: 'A' }),
    ],
    [
      `endpoints.0.subscriptions.0 must have either EntityId or AllEntities: {"EventType":"A","EntityId":"${guid}","AllEntities":true}`,
      withSubscription({ EventType: 'A', EntityId: guid, AllEntities: true }),
    ],
    [
      `${domainRule}: "Hooks.example.com"`,
      withDomain({ certificate, domainName: 'Hooks.example.com' }),
    ],
    [`${domainRule}: "*.example.com"`, withDomain({ certificate, domainName: '*.example.com' })],
    [`${domainRule}: "a.example.xn--"`, withDomain({ certificate, domainName: 'a.example.xn--' })],
    [
      `${domainRule}: "https://a.example.com"`,
      withDomain({ certificate, domainName: 'https://a.example.com' }),
    ],
    [
      'customDomain must have a hostedZone or a certificate: {"domainName":"hooks.example.com"}',
      withDomain({}),
    ],
    [
      'customDomain must have a domainName in its hostedZone: {"domainName":"hooks.badexample.com","hostedZone":{"id":"Z0123456789","name":"example.com"}}',
      withDomain({ hostedZone, domainName: 'hooks.badexample.com' }),
    ],
    [
      'customDomain.hostedZone.id must be the id of a hosted zone, Z…: "example.com"',
      withDomain({ hostedZone: { ...hostedZone, id: 'example.com' } }),
    ],
    [
      'customDomain.certificate must be the ARN of an ACM certificate: "x"',
      withDomain({ certificate: 'x' }),
    ],
    ['throttle.rate must be a whole number, 1 to 100000: 0', { throttle: { rate: 0 } }],
    ['throttle.burst must be a whole number, 1 to 100000: "5"', { throttle: { burst: '5' } }],
    [`${busRule}: "a b"`, { eventBus: 'a b' }],
    [`${busRule}: "${arn('events', 'rule/a')}"`, { eventBus: arn('events', 'rule/a') }],
    [`${keyRule}: "alias/mine"`, { encryptionKey: 'alias/mine' }],
    [`${keyRule}: "${arn('kms', 'alias/mine')}"`, { encryptionKey: arn('kms', 'alias/mine') }],
    [
      'retention.deduplicationDays must be a whole number, 7 to 3650: 6',
      { retention: { deduplicationDays: 6 } },
    ],
    [`retention.quarantineDays ${daysRule}: 2.5`, { retention: { quarantineDays: 2.5 } }],
    [
      'retention.archiveDays must be a whole number, 1 to 3650: 0',
      { retention: { archiveDays: 0 } },
    ],
    [
      'retention.logDays must be one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653: 31',
      { retention: { logDays: 31 } },
    ],
    [`removalPolicy must be 'retain' or 'destroy': "snapshot"`, { removalPolicy: 'snapshot' }],
    ['consumerConcurrency must be a whole number, 2 to 1000: 1', { consumerConcurrency: 1 }],
    ['logLevel must be INFO, WARN or ERROR: "info"', { logLevel: 'info' }],
    ['alarmEmails.0 must be an e-mail address: "operations"', { alarmEmails: ['operations'] }],
    [
      'alarmEmails must name each address once: ["a@example.com","A@example.com"]',
      { alarmEmails: ['a@example.com', 'A@example.com'] },
    ],
    [
      'timeZone must be an IANA time zone such as Europe/Helsinki: "+02:00"',
      { timeZone: '+02:00' },
    ],
    ['timeZone must be an IANA time zone such as Europe/Helsinki: "EET/x"', { timeZone: 'EET/x' }],
    ['businessHours.days must not be empty: []', withHours({ days: [] })],
    [
      'businessHours.days must name each day once: ["Monday","Monday"]',
      withHours({ days: ['Monday', 'Monday'] }),
    ],
    ['businessHours.days.0 must be a day, Monday to Sunday: "Mon"', withHours({ days: ['Mon'] })],
    ['businessHours.open must be a time such as 08:00: "8:00"', withHours({ open: '8:00' })],
    ['businessHours.close must be a time such as 08:00: "24:00"', withHours({ close: '24:00' })],
    [
      `businessHours must close after they open: ${hours('16:00', '16:00')}`,
      withHours({ open: '16:00' }),
    ],
    ['schemaRegistry must be true or false: "no"', { schemaRegistry: 'no' }],
    [
      `businessHours must be longer than 60 minutes, after which silence counts: ${hours('08:00', '09:00')}`,
      withHours({ close: '09:00' }),
    ],
    ['runbookUrl must not be empty: ""', { runbookUrl: '' }],
    [
      `runbookUrl must be up to 512 characters: "${'u'.repeat(513)}"`,
      { runbookUrl: 'u'.repeat(513) },
    ],
    ['tags.team must be a string: 5', { tags: { team: 5 } }],
    [
      `tags.aws:team must not have a name of AWS, which start with 'aws:': "aws:team"`,
      { tags: { 'aws:team': 'x' } },
    ],
    ['tags.team must not be empty: ""', { tags: { team: '' } }],
    [`tags must be up to 50: ${JSON.stringify(manyTags(51))}`, { tags: manyTags(51) }],
    [
      'stackName must be a string: []; endpoints.0.path is missing; region is no option',
      { stackName: [], endpoints: [{ name: 'a' }], region: 'eu-north-1' },
    ],
  ])('%s', (fault, config) => {
    // @ts-expect-error What the editor would underline, run all the same.
    expect(() => defineConfig(config)).toThrow(new Error(`enreach.config.ts: ${fault}`));
  });
});
