import { isLocal } from '../../lib/simulator/configuration/is-local.ts';
import {
  parseWebhookConfig,
  unknownTypesOf,
} from '../../lib/simulator/configuration/webhook-config.ts';

/** The specification's "Sample configuration for one endpoint with two events", as it stands there. */
const specificationSample = `{
    "Webhook": {
        "Endpoint": "https://my.integration.com/wehook/",
        "InsecureSSL": true,
        "Secret": "MySecretString"
    },
    "Subscriptions": [
        {
            "EventType":"QueueCallInConnected",
            "AllEntities": true
        },
        {
            "EventType":"QueueCallInAllocated",
            "AllEntities":true
        }
    ]
}`;

const problemsWith = (config: unknown) => parseWebhookConfig(JSON.stringify(config)).problems;
const Webhook = { Endpoint: 'https://my.integration.com/webhook/' };
const subscription = (own: object) => ({
  Webhook,
  Subscriptions: [{ EventType: 'QueueStatus', ...own }],
});

describe('a webhook configuration', () => {
  it("is read in the specification's own format; its sample names two types that no event has", () => {
    const { config } = parseWebhookConfig(specificationSample);
    expect(config?.Webhook).toEqual({
      Endpoint: 'https://my.integration.com/wehook/',
      InsecureSSL: true,
      Secret: 'MySecretString',
    });
    expect(config && unknownTypesOf(config)).toEqual([
      'QueueCallInConnected',
      'QueueCallInAllocated',
    ]);
  });

  it('validates certificates and has no secret unless it says so', () => {
    const { config } = parseWebhookConfig(JSON.stringify({ Webhook, Subscriptions: [] }));
    expect(config?.Webhook).toEqual({ ...Webhook, InsecureSSL: false });
  });

  it.each([
    ['a text', 'webhook', ['the configuration must be an object']],
    ['no webhook', { Subscriptions: [] }, ['Webhook is missing']],
    ['no endpoint', { Webhook: {}, Subscriptions: [] }, ['Webhook.Endpoint is missing']],
    [
      'half a URL',
      { Webhook: { Endpoint: '/webhook' }, Subscriptions: [] },
      ['Webhook.Endpoint must be a full URL'],
    ],
    [
      'another word for an option, and no Subscriptions',
      { Webhook: { ...Webhook, InsecureSsl: true } },
      ['Webhook.InsecureSsl is no option', 'Subscriptions is missing'],
    ],
    [
      'an empty secret',
      { Webhook: { ...Webhook, Secret: '' }, Subscriptions: [] },
      ['Webhook.Secret must be printable ASCII, or be left out'],
    ],
    [
      'neither EntityId nor AllEntities',
      subscription({}),
      ['Subscriptions.0 must have either EntityId or AllEntities: true'],
    ],
    [
      'both EntityId and AllEntities',
      subscription({ EntityId: '6cb31d7d-9cd9-41dc-a096-62cf31fd0281', AllEntities: true }),
      ['Subscriptions.0 must have either EntityId or AllEntities: true'],
    ],
    [
      'an EntityId that is none',
      subscription({ EntityId: 'queue 1' }),
      ['Subscriptions.0.EntityId must be a GUID with dashes'],
    ],
  ])('is refused with %s, by the name of what is wrong', (_, config, problems) => {
    expect(problemsWith(config)).toEqual(problems);
  });

  it('may begin with a byte order mark, as editors of Windows write it', () => {
    const text = `\uFEFF${specificationSample}`;
    expect(parseWebhookConfig(text).config?.Webhook.Secret).toBe('MySecretString');
  });

  it('is refused where it is no JSON, without a word of what it holds', () => {
    expect(parseWebhookConfig('{"Secret": "MySecretString"').problems).toEqual([
      'the configuration is not JSON',
    ]);
  });
});

describe('an address', () => {
  it.each([
    ['http://127.0.0.1:8080/webhook', true],
    ['http://127.9.9.9/', true],
    ['http://[::1]:8080/', true],
    ['https://localhost/', true],
    ['https://api.localhost/', true],
    ['https://10.0.0.1/', false],
    ['https://[2001:db8::1]/', false],
    ['https://127.0.0.1.example.com/', false],
    ['https://localhost.example.com/', false],
  ])('%s is of this machine: %s', (url, expected) => {
    expect(isLocal(url)).toBe(expected);
  });
});
