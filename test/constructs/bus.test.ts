import { type Synthesized, synthesized } from './synthesized.ts';

describe('the bus', () => {
  let stack: Synthesized;
  beforeAll(() => {
    stack = synthesized();
  });

  it('is one of our own', () => {
    const buses = stack.ofType('AWS::Events::EventBus');
    expect(buses.map(({ name }) => name)).toEqual(['WebhookBus']);
    expect(buses[0]?.properties.Name).not.toBe('default');
  });

  // EventBridge answers success to a PutEvents for a bus that does not exist.
  it('is the one that the consumer is told, by reference, and may publish to', () => {
    const { properties } = stack.the('ConsumerFunction');
    expect(properties).toMatchObject({
      Environment: { Variables: { BUS_NAME: 'ref:WebhookBus' } },
    });
    expect(stack.the('ConsumerFunctionRoleDefaultPolicy').properties).toMatchObject({
      PolicyDocument: {
        Statement: expect.arrayContaining([
          { Effect: 'Allow', Action: 'events:PutEvents', Resource: 'arn:WebhookBus' },
        ]),
      },
    });
  });

  it('has an archive of its events, without canaries, for 30 days', () => {
    const archives = stack.ofType('AWS::Events::Archive');
    expect(archives.map(({ properties }) => properties)).toEqual([
      expect.objectContaining({
        SourceArn: 'arn:WebhookBus',
        // By its whole value: no prefix, so that no canary is in it.
        EventPattern: { source: ['enreach.webhooks'] },
        RetentionDays: 30,
      }),
    ]);
  });

  it('does not log by a configuration that delivers nothing', () => {
    expect(stack.the('WebhookBus').properties).not.toHaveProperty('LogConfig');
  });
});

describe('the rules', () => {
  const rulesOf = ({ ofType }: Synthesized) =>
    ofType('AWS::Events::Rule').map(({ name, properties }) => [name, properties]);

  const rule = (name: string, source: string) => [
    `${name}Rule`,
    {
      Description: expect.any(String),
      EventBusName: 'ref:WebhookBus',
      EventPattern: { source: [source] },
      State: 'ENABLED',
      Targets: [
        {
          Id: 'Target0',
          Arn: `arn:PARTITION:logs:REGION:ACCOUNT:log-group:ref:${name}LogGroup`,
        },
      ],
    },
  ];
  const canaryRule = rule('WebhookBusCanaryLog', 'enreach.webhooks.canary');

  it('are one by default, for canaries only, to a log of its own', () => {
    expect(rulesOf(synthesized())).toEqual([canaryRule]);
  });

  it('are two with the demo, which sees all but canaries', () => {
    expect(rulesOf(synthesized({ eventLog: true }))).toEqual([
      canaryRule,
      rule('EventLog', 'enreach.webhooks'),
    ]);
  });
});
