import { Stack } from 'aws-cdk-lib';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import { EnreachWebhooks } from '../../../lib/constructs/enreach-webhooks.ts';
import { type Synthesized, synthesized, synthesizedStack } from '../synthesized.ts';
import { alarmPathFaults } from './alarm-path.ts';
import { changeProperties } from './change-properties.ts';

const topic = 'MonitoringAlarmTopic';
const topicPolicy = 'MonitoringAlarmTopicPolicy';
const alarm = 'MonitoringAlarmsquarantined';

/** Encrypted tables need to know their region. */
const env = { account: '123456789012', region: 'eu-north-1' };

const keyArn = 'arn:aws:kms:eu-north-1:123456789012:key/11111111-2222-3333-4444-555555555555';

const statements = (...Statement: readonly object[]) => ({ Version: '2012-10-17', Statement });
const onlyTls = {
  Effect: 'Deny',
  Principal: '*',
  Action: 'sns:Publish',
  Resource: `ref:${topic}`,
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
};
const publish = {
  Effect: 'Allow',
  Principal: { Service: 'cloudwatch.amazonaws.com' },
  Action: 'sns:Publish',
  Resource: `ref:${topic}`,
};
const administrators = {
  Effect: 'Allow',
  Principal: { AWS: 'arn:PARTITION:iam::ACCOUNT:root' },
  Action: 'kms:*',
  Resource: '*',
};

const withKey = (keyOf: (scope: Stack) => IKey) => {
  const warnings: unknown[] = [];
  const stack = synthesizedStack((app) => {
    const created = new Stack(app, 'EnreachWebhooks', { env });
    new EnreachWebhooks(created, 'Webhooks', { encryptionKey: keyOf(created) });
    const metadata = created.node.findAll().flatMap(({ node }) => node.metadata);
    for (const { type, data } of metadata) if (type === 'aws:cdk:warning') warnings.push(data);
    return created;
  });
  return { stack, warnings };
};

describe('the way from an alarm to people', () => {
  let plain: Synthesized;
  let encrypted: Synthesized;
  beforeAll(() => {
    plain = synthesized({ alarmEmails: ['night@example.com', 'day@example.com'] });
    encrypted = withKey((scope) => new Key(scope, 'Key')).stack;
  });

  it('is open for every alarm', () => {
    expect(plain.ofType('AWS::CloudWatch::Alarm').length).toBeGreaterThan(15);
    expect(alarmPathFaults(plain)).toEqual([]);
  });

  it('is open where the topic is encrypted with a key of the customer', () => {
    expect(encrypted.the(topic).properties.KmsMasterKeyId).toBe('arn:Key');
    expect(alarmPathFaults(encrypted)).toEqual([]);
  });

  it('takes TLS only', () => {
    expect(JSON.stringify(plain.the(topicPolicy).properties)).toContain(
      '"Condition":{"Bool":{"aws:SecureTransport":"false"}},"Effect":"Deny"',
    );
  });

  it('ends at each address', () => {
    const subscriptions = plain.ofType('AWS::SNS::Subscription');
    expect(subscriptions.map(({ properties }) => properties)).toEqual(
      ['night@example.com', 'day@example.com'].map((Endpoint) => ({
        Endpoint,
        Protocol: 'email',
        TopicArn: `ref:${topic}`,
      })),
    );
  });

  it.each([
    ['actions that are off', alarm, { ActionsEnabled: false }],
    ['no action', alarm, { AlarmActions: [] }],
    ['an action that is no topic', alarm, { AlarmActions: ['ref:WebhookBus'] }],
    [
      'a policy that demands TLS and nothing else',
      topicPolicy,
      { PolicyDocument: statements(onlyTls) },
    ],
    [
      'a policy that lets somebody else publish',
      topicPolicy,
      {
        PolicyDocument: statements(onlyTls, {
          ...publish,
          Principal: { Service: 'events.amazonaws.com' },
        }),
      },
    ],
    [
      'a policy for the alarms of another account',
      topicPolicy,
      {
        PolicyDocument: statements(onlyTls, {
          ...publish,
          Condition: { StringEquals: { 'aws:SourceAccount': '999999999999' } },
        }),
      },
    ],
    [
      'a policy for alarms that have other names',
      topicPolicy,
      {
        PolicyDocument: statements(onlyTls, {
          ...publish,
          Condition: {
            ArnLike: { 'aws:SourceArn': 'arn:PARTITION:cloudwatch:REGION:ACCOUNT:alarm:Other-*' },
          },
        }),
      },
    ],
    ['the key of SNS, by its alias', topic, { KmsMasterKeyId: 'alias/aws/sns' }],
    ['a key that is not of the stack', topic, { KmsMasterKeyId: keyArn }],
  ])('is found to be closed with %s', (_, resource, planted) => {
    const faults = alarmPathFaults(changeProperties(plain, resource, planted));
    expect(faults).toContainEqual(expect.stringMatching(new RegExp(`^${alarm}: `)));
  });

  it('is found to be closed with a key whose policy does not let CloudWatch use it', () => {
    const faulty = changeProperties(encrypted, 'Key', { KeyPolicy: statements(administrators) });
    expect(alarmPathFaults(faulty)).toEqual(
      expect.arrayContaining([
        `${alarm}: its key does not allow kms:Decrypt`,
        `${alarm}: its key does not allow kms:GenerateDataKey`,
      ]),
    );
  });

  it('goes without a key whose policy cannot be changed, and says so', () => {
    const { stack, warnings } = withKey((scope) => Key.fromKeyArn(scope, 'Key', keyArn));
    expect(stack.the(topic).properties).not.toHaveProperty('KmsMasterKeyId');
    expect(alarmPathFaults(stack)).toEqual([]);
    expect(warnings).toEqual([expect.stringContaining('not encrypted with your KMS key')]);
  });
});
