import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { defineConfig, type EnreachConfig } from '../../lib/config.ts';
import { EnreachWebhooks } from '../../lib/constructs/enreach-webhooks.ts';
import { WebhooksStack } from '../../lib/stack.ts';
import { type Synthesized, synthesized } from './synthesized.ts';
import { withApp } from './with-app.ts';

const configured = (config: EnreachConfig) => synthesized({ configuration: defineConfig(config) });

const templateOf = ({ resources, outputs }: Synthesized) => ({ resources, outputs });

describe('the options', () => {
  it('are by default what the construct has by default', () => {
    expect(templateOf(configured({}))).toEqual(templateOf(synthesized()));
  });

  it.each<[option: string, config: EnreachConfig, resource: string, properties: object]>([
    [
      'throttle',
      { throttle: { rate: 100, burst: 20 } },
      'FrontDoorStage',
      { DefaultRouteSettings: { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 20 } },
    ],
    [
      'retention.deduplicationDays',
      { retention: { deduplicationDays: 60 } },
      'ConsumerFunction',
      { Environment: { Variables: { DEDUPLICATION_DAYS: '60' } } },
    ],
    [
      'retention.quarantineDays',
      { retention: { quarantineDays: 7 } },
      'ConsumerFunction',
      { Environment: { Variables: { QUARANTINE_DAYS: '7' } } },
    ],
    [
      'retention.archiveDays',
      { retention: { archiveDays: 7 } },
      'WebhookBusArchive',
      { RetentionDays: 7 },
    ],
    [
      'consumerConcurrency',
      { consumerConcurrency: 50 },
      'ConsumerEventSource',
      { ScalingConfig: { MaximumConcurrency: 50 } },
    ],
    [
      'logLevel, of the ingress',
      { logLevel: 'WARN' },
      'IngressFunction',
      { Environment: { Variables: { POWERTOOLS_LOG_LEVEL: 'WARN' } } },
    ],
    ['tracing', { tracing: true }, 'ConsumerFunction', { TracingConfig: { Mode: 'Active' } }],
    [
      'logLevel, of the consumer',
      { logLevel: 'ERROR' },
      'ConsumerFunction',
      { Environment: { Variables: { POWERTOOLS_LOG_LEVEL: 'ERROR' } } },
    ],
  ])('reach the template: %s', (_, config, resource, properties) => {
    expect(configured(config).the(resource).properties).toMatchObject(properties);
  });

  it.each(['IngressFunction', 'ConsumerFunction'])('leave traces out where asked: %s', (name) => {
    expect(configured({ tracing: false }).the(name).properties).not.toHaveProperty('TracingConfig');
  });

  // Above INFO it would drop the metrics, which are log lines.
  it.each(['IngressFunction', 'ConsumerFunction'])(
    "set the logger's level and never Lambda's own, of %s",
    (name) => {
      const { LoggingConfig } = configured({ logLevel: 'ERROR' }).the(name).properties;
      expect(LoggingConfig).toEqual({ LogGroup: `ref:${name}Logs` });
    },
  );

  it('keep every log as long as asked, the demo and the canary included', () => {
    const configuration = defineConfig({ retention: { logDays: 7 } });
    const groups = synthesized({ configuration, eventLog: true }).ofType('AWS::Logs::LogGroup');
    expect(groups.length).toBeGreaterThan(4);
    for (const { name, properties } of groups)
      expect([name, properties.RetentionInDays]).toEqual([name, RetentionDays.ONE_WEEK]);
  });

  it('send alarms to each address', () => {
    const alarmEmails = ['day@example.com', 'night@example.com'];
    const subscriptions = configured({ alarmEmails }).ofType('AWS::SNS::Subscription');
    expect(subscriptions.map(({ properties }) => properties.Endpoint)).toEqual(alarmEmails);
    expect(synthesized().ofType('AWS::SNS::Subscription')).toEqual([]);
  });

  it('mute the alarm on silence outside business hours, in their time zone', () => {
    const rules = configured({
      timeZone: 'Europe/Helsinki',
      businessHours: { days: ['Monday'], open: '08:00', close: '16:00' },
    }).ofType('AWS::CloudWatch::AlarmMuteRule');
    expect(rules.length).toBeGreaterThan(0);
    for (const { properties } of rules)
      expect(JSON.stringify(properties)).toContain('Europe/Helsinki');
    expect(synthesized().ofType('AWS::CloudWatch::AlarmMuteRule')).toEqual([]);
  });

  it('are tags of the stack, which CloudFormation puts on its resources', () => {
    const tags = { team: 'contact-centre' };
    withApp((app) => {
      const configuration = defineConfig({ tags });
      const stack = new WebhooksStack(app, 'Test', { configuration });
      expect(app.synth().getStackByName(stack.stackName).tags).toEqual(tags);
    });
  });
});

describe('the removal policy', () => {
  it.each([
    ['of the configuration', { configuration: defineConfig({ removalPolicy: 'destroy' }) }],
    ['of the construct', { removalPolicy: RemovalPolicy.DESTROY }],
  ])('%s: what is to be destroyed is, and is not protected', (_, props) => {
    const { resources, ofType } = synthesized(props);
    expect(resources.filter(({ deletionPolicy }) => deletionPolicy === 'Retain')).toEqual([]);
    const tables = ofType('AWS::DynamoDB::GlobalTable');
    expect(tables).toHaveLength(2);
    for (const { properties } of tables)
      expect(properties).toMatchObject({ Replicas: [{ DeletionProtectionEnabled: false }] });
  });
});

describe('a subscription', () => {
  const subscribedTo = (...types: readonly string[]) =>
    defineConfig({
      endpoints: [
        {
          name: 'default',
          path: '/webhook',
          subscriptions: types.map((EventType) => ({ EventType, AllEntities: true })),
        },
      ],
    });
  const warningsOf = (...types: readonly string[]) =>
    withApp((app) => {
      const stack = new WebhooksStack(app, 'Test', { configuration: subscribedTo(...types) });
      const found = Annotations.fromStack(stack).findWarning('*', Match.anyValue());
      return found.map(({ entry }) => `${entry.data}`);
    });

  // The specification's own sample has both.
  it.each(['QueueCallInConnected', 'QueueCallInAllocated'])(
    'to a type that the catalogue lacks is warned of, and not refused: %s',
    (type) => {
      expect(warningsOf(type, 'QueueStatus')).toEqual([
        expect.stringContaining(
          `endpoints: default subscribes to "${type}", which docs/events.md lacks`,
        ),
      ]);
    },
  );

  it('to a type of the catalogue, in any case, is not warned of', () => {
    expect(warningsOf('QueueStatus', 'queuestatus')).toEqual([]);
  });
});

describe('a stack', () => {
  it('names its API, which two stacks of an account would have in common otherwise', () => {
    expect(synthesized().the('FrontDoorApi').properties.Name).toBe('EnreachWebhooks');
  });

  // Metrics and alarms tell deployments apart by the name of the stack.
  it('has one EnreachWebhooks; another is refused', () => {
    withApp((app) => {
      const stack = new Stack(app, 'Test');
      new EnreachWebhooks(stack, 'One');
      expect(() => new EnreachWebhooks(stack, 'Two')).toThrow(
        new Error('EnreachWebhooks: a stack must have one; this one has Test/One and Test/Two'),
      );
      expect(() => new EnreachWebhooks(new Stack(app, 'Other'), 'One')).not.toThrow();
    });
  });
});
