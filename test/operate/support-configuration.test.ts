import { events } from '../../lib/catalogue/index.ts';
import { supportConfiguration } from '../../lib/operate/support-configuration.ts';

const url = 'https://my.integration.com/webhook';

describe("the configuration for Enreach's support", () => {
  it('has the names and the order of their sample configuration', () => {
    const sample = supportConfiguration(url, 'MySecretString', [
      { EventType: 'QueueCallInConnected', AllEntities: true },
      { EventType: 'QueueCallInAllocated', EntityId: 'e0072f3a-cc7c-42ee-b0ac-34cd7238150a' },
    ]);
    expect(JSON.stringify(sample)).toBe(
      JSON.stringify({
        Webhook: { Endpoint: url, InsecureSSL: false, Secret: 'MySecretString' },
        Subscriptions: [
          { EventType: 'QueueCallInConnected', AllEntities: true },
          { EventType: 'QueueCallInAllocated', EntityId: 'e0072f3a-cc7c-42ee-b0ac-34cd7238150a' },
        ],
      }),
    );
  });

  it('asks for every event type of all entities where no subscription is configured', () => {
    const { Subscriptions } = supportConfiguration(url, 'MySecretString', []);
    expect(Subscriptions).toHaveLength(34);
    expect(Subscriptions).toEqual(
      events.map(({ name }) => ({ EventType: name, AllEntities: true })),
    );
  });
});
