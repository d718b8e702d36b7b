import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CfnRule, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { WebhooksStack } from '../../../lib/stack.ts';
import { fullConfiguration } from '../../security/full-configuration.ts';
import { alarmPathFaults } from '../monitoring/alarm-path.ts';
import { changeProperties } from '../monitoring/change-properties.ts';
import { metricFaults } from '../monitoring/metric-faults.ts';
import { type Synthesized, synthesized, synthesizedStack } from '../synthesized.ts';
import { busLogFaults } from './bus-logs.ts';
import { deadLetterFaults } from './dead-letter-access.ts';
import { expiryFaults } from './expiry.ts';
import { knownBusFaults } from './known-bus.ts';
import { logLevelFaults } from './lambda-log-level.ts';
import { logTargetFaults } from './log-targets.ts';
import { archiveFaults, replayCommandFaults } from './replays.ts';
import { stuckMessageFaults } from './stuck-messages.ts';

/** What AWS accepts without a word and what then does not work. */
interface Trap {
  readonly trap: string;
  readonly faults: (stack: Synthesized) => readonly string[] | Promise<readonly string[]>;
  /** Sets the trap. */
  readonly set: (stack: Synthesized) => Synthesized;
  readonly found: string;
}

const setting =
  (name: string, properties: Readonly<Record<string, unknown>>) =>
  (stack: Synthesized): Synthesized =>
    changeProperties(stack, name, properties);

const withStack = (change: (stack: WebhooksStack) => void) => (): Synthesized =>
  synthesizedStack((app) => {
    const stack = new WebhooksStack(app, 'EnreachWebhooks');
    change(stack);
    return stack;
  });

const onlyTls = {
  Effect: 'Deny',
  Principal: '*',
  Action: 'sns:Publish',
  Resource: 'ref:MonitoringAlarmTopic',
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
};

const everyAlarm = 'MonitoringAlarmssilence: ';

const traps: readonly Trap[] = [
  {
    trap: 'a bus whose logConfig alone delivers no logs',
    faults: busLogFaults,
    set: setting('WebhookBus', { LogConfig: { Level: 'ERROR', IncludeDetail: 'NONE' } }),
    found: 'WebhookBus: its logs are delivered nowhere',
  },
  {
    trap: 'a dead-letter queue of a rule that no policy opens to EventBridge',
    faults: deadLetterFaults,
    set: withStack(({ webhooks }) => {
      const { deadLetterQueue, deliveryQueue } = webhooks.queues;
      new CfnRule(webhooks, 'Planted', {
        eventBusName: webhooks.webhookBus.bus.eventBusName,
        eventPattern: { source: ['planted'] },
        targets: [
          {
            id: 'planted',
            arn: deliveryQueue.queueArn,
            deadLetterConfig: { arn: deadLetterQueue.queueArn },
          },
        ],
      });
    }),
    found: 'Planted: EventBridge may not send to arn:QueuesDeadLetterQueue',
  },
  {
    trap: 'a dead-letter queue of the bus that no policy opens to EventBridge',
    faults: deadLetterFaults,
    set: setting('WebhookBus', { DeadLetterConfig: { Arn: 'arn:QueuesDeadLetterQueue' } }),
    found: 'WebhookBus: EventBridge may not send to arn:QueuesDeadLetterQueue',
  },
  {
    trap: 'a bus that does not exist, to which PutEvents succeeds',
    faults: knownBusFaults,
    set: setting('ConsumerFunction', { Environment: { Variables: { BUS_NAME: 'no-such-bus' } } }),
    found: 'nobody knows whether there is a bus no-such-bus',
  },
  {
    trap: 'a rule to the ARN of a log group as CloudFormation has it, which ends in :*',
    faults: logTargetFaults,
    set: setting('EventLogRule', { Targets: [{ Id: 'Target0', Arn: 'arn:EventLogLogGroup' }] }),
    found: 'EventLogRule: nothing is delivered to arn:EventLogLogGroup',
  },
  {
    trap: 'an alarm on a dimension that nothing emits, which never fires',
    faults: metricFaults,
    set: setting('MonitoringAlarmsdeadletters', {
      Dimensions: [{ Name: 'QueueName', Value: 'https://sqs.test/QueuesDeadLetterQueue' }],
    }),
    found:
      'MonitoringAlarmsdeadletters: ApproximateNumberOfMessagesVisible: it is of no resource of the stack',
  },
  {
    trap: 'enforceSSL on the alarm topic, whose policy replaces the one that lets CloudWatch publish',
    faults: alarmPathFaults,
    set: setting('MonitoringAlarmTopicPolicy', {
      PolicyDocument: { Version: '2012-10-17', Statement: [onlyTls] },
    }),
    found: `${everyAlarm}the policy of its topic does not let it publish`,
  },
  {
    trap: 'an alarm topic under alias/aws/sns, which CloudWatch cannot use',
    faults: alarmPathFaults,
    set: setting('MonitoringAlarmTopic', { KmsMasterKeyId: 'alias/aws/sns' }),
    found: `${everyAlarm}CloudWatch cannot use alias/aws/sns`,
  },
  {
    trap: 'a TTL attribute that is spelled differently, by which nothing expires',
    faults: expiryFaults,
    set: setting('TablesQuarantine', {
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    }),
    found: 'TablesQuarantine: a quarantined delivery has no expiresAt',
  },
  {
    trap: 'a Lambda log level above INFO, which drops the metrics',
    faults: logLevelFaults,
    set: setting('IngressFunction', {
      LoggingConfig: { LogFormat: 'JSON', ApplicationLogLevel: 'WARN' },
    }),
    found: 'IngressFunction: Lambda drops what is below WARN',
  },
  {
    trap: 'the age of the oldest message, which leaves out what was received three times',
    faults: stuckMessageFaults,
    set: setting('MonitoringAlarmsstuckdeliveries', {
      MetricName: 'ApproximateAgeOfOldestMessage',
    }),
    found: 'no alarm sees a message that keeps failing',
  },
  {
    trap: 'tries that are further apart than the period in which they are counted',
    faults: stuckMessageFaults,
    set: setting('MonitoringAlarmsstuckdeliveries', { Period: 300 }),
    found: 'no alarm sees a message that keeps failing',
  },
  {
    trap: 'an archive of more than our events, all of which a replay sends again',
    faults: archiveFaults,
    set: setting('WebhookBusArchive', { EventPattern: undefined }),
    found: "WebhookBusArchive: a replay sends others' events again",
  },
  {
    trap: 'an archive of canaries, too',
    faults: archiveFaults,
    set: setting('WebhookBusArchive', { EventPattern: { source: [{ prefix: 'enreach' }] } }),
    found: "WebhookBusArchive: a replay sends others' events again",
  },
];

describe('the trap', () => {
  let stack: Synthesized;
  beforeAll(() => {
    stack = synthesized({ alarmEmails: ['night@example.com'], eventLog: true });
  });

  it.each(traps)('is not in the template: $trap', async ({ faults }) => {
    expect(await faults(stack)).toEqual([]);
  });

  it.each(traps)('is found where it is set: $trap', async ({ faults, set, found }) => {
    expect(await faults(set(stack))).toContain(found);
  });
});

describe('what is right is no trap', () => {
  it('a dead-letter queue of a rule that CDK opens to EventBridge', () => {
    const stack = withStack(({ webhooks }) => {
      const { deadLetterQueue, deliveryQueue } = webhooks.queues;
      new Rule(webhooks, 'Opened', {
        eventBus: webhooks.webhookBus.bus,
        eventPattern: { source: ['opened'] },
        targets: [new SqsQueue(deliveryQueue, { deadLetterQueue })],
      });
    })();
    expect(JSON.stringify(stack.the('Opened').properties)).toContain('DeadLetterConfig');
    expect(deadLetterFaults(stack)).toEqual([]);
  });

  it('a bus whose logs are delivered', () => {
    const logged = changeProperties(synthesized(), 'WebhookBus', { LogConfig: { Level: 'INFO' } });
    const resource = { ...logged.the('WebhookBus'), name: 'Planted' };
    const delivery: Readonly<Record<string, object>> = {
      'AWS::Logs::DeliverySource': { Name: 'bus', ResourceArn: 'arn:WebhookBus' },
      'AWS::Logs::Delivery': { DeliverySourceName: 'bus' },
    };
    const ofType = (type: string) => {
      const properties = delivery[type];
      return properties
        ? [{ ...resource, type, properties: { ...properties } }]
        : logged.ofType(type);
    };
    expect(busLogFaults({ ...logged, ofType })).toEqual([]);
  });

  it('an existing bus on which the stack makes a rule before the consumer', () => {
    const stack = synthesized({ configuration: fullConfiguration });
    expect(knownBusFaults(stack)).toEqual([]);
    expect(archiveFaults(stack)).toEqual([]);
    const ruleElsewhere = changeProperties(stack, 'WebhookBusCanaryLogRule', {
      EventBusName: 'another',
    });
    expect(knownBusFaults(ruleElsewhere)).toEqual([
      'nobody knows whether there is a bus contact-centre',
    ]);
  });
});

describe('a replay, which hits all rules by default', () => {
  const docs = join(import.meta.dirname, '../../../docs');

  it('is never told without its rules in what people copy', () => {
    const pages = readdirSync(docs).filter((name) => name.endsWith('.md'));
    const commands = pages.map((name) => readFileSync(join(docs, name), 'utf8')).join('\n');
    expect(commands).toMatch(/^ +npx enreach replay /m);
    expect(replayCommandFaults(commands)).toEqual([]);
  });

  it.each([
    '    npx enreach replay --from <time> --to <time>',
    '    aws events start-replay --replay-name r --event-source-arn a \\\n      --destination Arn=b',
  ])('is found where it is: %s', (command) => {
    expect(replayCommandFaults(`text\n\n${command}\n`)).toHaveLength(1);
  });
});
