import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { defineConfig, type EnreachConfig } from '../../lib/config.ts';
import { EnreachWebhooks } from '../../lib/constructs/enreach-webhooks.ts';
import { WebhooksStack } from '../../lib/stack.ts';
import { synthesized } from './synthesized.ts';
import { withApp } from './with-app.ts';

const busArn = 'arn:PARTITION:events:REGION:ACCOUNT:event-bus/contact-centre';
const foreign = 'arn:aws:events:eu-north-1:111122223333:event-bus/contact-centre';
const withBus = (eventBus: string) => synthesized({ configuration: defineConfig({ eventBus }) });

describe.each([
  ['name', 'contact-centre'],
  ['ARN', foreign],
])('an existing bus, by its %s', (_, eventBus) => {
  const stack = withBus(eventBus);

  it('is where the consumer publishes, and may', () => {
    expect(stack.the('ConsumerFunction').properties).toMatchObject({
      Environment: { Variables: { BUS_NAME: 'contact-centre' } },
    });
    expect(stack.the('ConsumerFunctionRoleDefaultPolicy').properties).toMatchObject({
      PolicyDocument: {
        Statement: expect.arrayContaining([
          { Effect: 'Allow', Action: 'events:PutEvents', Resource: busArn },
        ]),
      },
    });
    expect(stack.outputs.EventBusName).toBe('contact-centre');
  });

  it('replaces the one of our own', () => {
    expect(stack.ofType('AWS::Events::EventBus')).toEqual([]);
  });

  // PutEvents to a bus that does not exist succeeds; a rule on it cannot be made.
  it('gets a rule before the consumer is told of it, so that it must exist', () => {
    const rules = stack.ofType('AWS::Events::Rule');
    expect(rules.map(({ name, properties }) => [name, properties.EventBusName])).toEqual([
      ['WebhookBusCanaryLogRule', 'contact-centre'],
    ]);
    expect(stack.the('ConsumerFunction').dependsOn).toContain('WebhookBusCanaryLogRule');
  });

  it('gets an archive of our events, kept like our own', () => {
    expect(stack.the('WebhookBusArchive')).toMatchObject({
      properties: {
        SourceArn: busArn,
        EventPattern: { source: ['enreach.webhooks'] },
        RetentionDays: 30,
      },
      deletionPolicy: 'Retain',
      updateReplacePolicy: 'Retain',
    });
  });
});

describe('what else exists elsewhere', () => {
  const elsewhere = (service: string, resource: string) =>
    `arn:aws:${service}:eu-north-1:111122223333:${resource}`;
  const key = elsewhere('kms', 'key/0a1b2c3d-0000-4000-8000-000000000000');
  const certificate = elsewhere('acm', 'certificate/0a1b2c3d-0000-4000-8000-000000000000');
  const secret = elsewhere('secretsmanager', 'secret:enreach-a1B2c3');

  it.each<[what: string, rule: string, option: string, arn: string, config: EnreachConfig]>([
    ['a key', 'ExistingKeyIsHere', 'encryptionKey', key, { encryptionKey: key }],
    [
      'a certificate',
      'ExistingCertificateIsHere',
      'customDomain.certificate',
      certificate,
      { customDomain: { domainName: 'hooks.example.com', certificate } },
    ],
    [
      'a secret',
      'ExistingSecretcareIsHere',
      'secret of the endpoint care',
      secret,
      { endpoints: [{ name: 'care', path: '/care', secret }] },
    ],
  ])(
    'is refused by CloudFormation, when its ARN is of another region: %s',
    (_, rule, option, arn, config) => {
      const rules = withApp((app) => {
        const configuration = defineConfig(config);
        return Template.fromStack(new WebhooksStack(app, 'Test', { configuration })).toJSON().Rules;
      });
      expect(rules[rule]).toEqual({
        Assertions: [
          {
            Assert: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-north-1'] },
            AssertDescription: `${option} must be in the region of the stack: ${arn}`,
          },
        ],
      });
    },
  );
});

describe('an existing bus elsewhere', () => {
  const rulesOf = (eventBus: string) =>
    withApp((app) => {
      const configuration = defineConfig({ eventBus });
      const template = Template.fromStack(new WebhooksStack(app, 'Test', { configuration }));
      return template.toJSON().Rules;
    });

  it('is refused by CloudFormation, when its ARN is of another account or region', () => {
    expect(rulesOf(foreign).ExistingBusIsHere).toEqual({
      Assertions: [
        {
          Assert: {
            'Fn::And': [
              { 'Fn::Equals': [{ Ref: 'AWS::AccountId' }, '111122223333'] },
              { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-north-1'] },
            ],
          },
          AssertDescription: `eventBus must be in the account and region of the stack: ${foreign}`,
        },
      ],
    });
  });

  it('is not asked about, when it is given by its name', () => {
    expect(rulesOf('contact-centre')).not.toHaveProperty('ExistingBusIsHere');
  });

  const inStackOf = (account: string, region: string, eventBusArn: string) =>
    withApp((app) => {
      const stack = new Stack(app, 'Test', { env: { account, region } });
      const eventBus = EventBus.fromEventBusArn(stack, 'Bus', eventBusArn);
      return new EnreachWebhooks(stack, 'Webhooks', { eventBus });
    });

  it.each([
    ['account', '999999999999', 'eu-north-1'],
    ['region', '111122223333', 'us-east-1'],
  ])('is refused at once, when the %s of the stack is known', (_, account, region) => {
    expect(() => inStackOf(account, region, foreign)).toThrow(
      `EnreachWebhooks: eventBus must be in the stack's account and region: ${foreign}`,
    );
  });

  it('is taken in the account and region of the stack', () => {
    expect(() => inStackOf('111122223333', 'eu-north-1', foreign)).not.toThrow();
  });

  it.each(['default', 'aws.partner/example.com/1'])('is refused: %s', (name) => {
    expect(() => withBus(name)).toThrow(
      `EnreachWebhooks: eventBus must be a custom bus, not the default one or a partner's: ${name}`,
    );
  });
});
