import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { EventBus, type IRuleTarget } from 'aws-cdk-lib/aws-events';
import {
  EventBus as EventBusTarget,
  LambdaFunction,
  SnsTopic,
  SqsQueue,
} from 'aws-cdk-lib/aws-events-targets';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Code, Function as LambdaFunctionResource, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { EnreachRule, type EnreachRuleProps } from '../../../lib/subscribe/rule/enreach-rule.ts';
import { withApp } from '../../constructs/with-app.ts';

const otherAccount = '444455556666';
const otherRegion = 'eu-west-1';
const env = { account: '111122223333', region: 'eu-north-1' };

/** The template of a stack of a subscriber who knows the name of the bus. */
const templateOf = (build: (stack: Stack) => void, props: StackProps = {}): Template =>
  withApp((app) => {
    const stack = new Stack(app, 'Subscriber', props);
    build(stack);
    return Template.fromStack(stack);
  });

const busOf = (stack: Stack) => EventBus.fromEventBusName(stack, 'Known', 'webhooks');
const somewhere: IRuleTarget = { bind: () => ({ arn: 'arn:aws:events:::somewhere' }) };

const ruleFor = (options: Partial<EnreachRuleProps<'QueueStatus'>>, props?: StackProps): Template =>
  templateOf((stack) => {
    new EnreachRule<'QueueStatus'>(stack, 'Rule', {
      bus: busOf(stack),
      eventTypes: ['QueueStatus'],
      targets: [somewhere],
      ...options,
    });
  }, props);

const the = (template: Template, type: string) => {
  const [found, ...others] = Object.entries(template.findResources(type));
  if (!found || others.length > 0) throw new Error(`there is not one ${type}`);
  const [logicalId, resource] = found;
  return { logicalId, resource, properties: resource.Properties };
};
const ruleIn = (template: Template) => the(template, 'AWS::Events::Rule').properties;

describe('the pattern', () => {
  it('is of the source, exactly, of the types, and of the filter as it was written', () => {
    const filter = {
      QueueName: ['Sales', { prefix: 'Support' }, null],
      $or: [{ MaxWaitTime: [{ numeric: ['>', 60] }] }, { NbrOfAllocated: [0] }],
      metadata: { flags: [{ exists: false }] },
    } as const;
    expect(ruleIn(ruleFor({ filter })).EventPattern).toEqual({
      source: ['enreach.webhooks'],
      'detail-type': ['QueueStatus'],
      detail: filter,
    });
  });

  it.each([[undefined], [{}]])('says nothing of the detail for the filter %p', (filter) => {
    expect(ruleIn(ruleFor({ filter })).EventPattern).toEqual({
      source: ['enreach.webhooks'],
      'detail-type': ['QueueStatus'],
    });
  });

  it('says nothing of the type where none is named', () => {
    const template = templateOf((stack) => {
      new EnreachRule(stack, 'Rule', {
        bus: busOf(stack),
        targets: [somewhere],
        filter: { metadata: { schema: ['unknown'] } },
      });
    });
    expect(ruleIn(template).EventPattern).toEqual({
      source: ['enreach.webhooks'],
      detail: { metadata: { schema: ['unknown'] } },
    });
  });
});

describe('the dead-letter queue', () => {
  it('is there by default: encrypted, for 14 days, and outlives the rule', () => {
    const { resource } = the(ruleFor({}), 'AWS::SQS::Queue');
    expect(resource).toMatchObject({
      Properties: { SqsManagedSseEnabled: true, MessageRetentionPeriod: 14 * 86_400 },
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    });
  });

  it('takes what rules of this bus cannot deliver, and is open for it before there is the rule', () => {
    const template = ruleFor({}, { env });
    const queue = the(template, 'AWS::SQS::Queue').logicalId;
    const { logicalId, properties } = the(template, 'AWS::SQS::QueuePolicy');
    expect(properties.Queues).toEqual([{ Ref: queue }]);
    expect(properties.PolicyDocument.Statement).toContainEqual({
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: { 'Fn::GetAtt': [queue, 'Arn'] },
      Condition: {
        ArnLike: { 'aws:SourceArn': 'arn:aws:events:eu-north-1:111122223333:rule/webhooks/*' },
      },
    });
    expect(the(template, 'AWS::Events::Rule').resource.DependsOn).toEqual([logicalId]);
  });

  it('refuses what is sent without TLS', () => {
    const { properties } = the(ruleFor({}), 'AWS::SQS::QueuePolicy');
    expect(properties.PolicyDocument.Statement).toContainEqual(
      expect.objectContaining({
        Effect: 'Deny',
        Action: 'sqs:*',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    );
  });

  it('takes what rules of the default bus cannot deliver, whose ARN has no bus', () => {
    const template = templateOf(
      (stack) => {
        const bus = EventBus.fromEventBusName(stack, 'Known', 'default');
        new EnreachRule(stack, 'Rule', { bus, targets: [somewhere] });
      },
      { env },
    );
    expect(
      the(template, 'AWS::SQS::QueuePolicy').properties.PolicyDocument.Statement,
    ).toContainEqual(
      expect.objectContaining({
        Condition: {
          ArnLike: { 'aws:SourceArn': 'arn:aws:events:eu-north-1:111122223333:rule/*' },
        },
      }),
    );
  });

  it('can be a queue with a key of its own, which EventBridge may then use', () => {
    const template = templateOf((stack) => {
      const encryptionMasterKey = new Key(stack, 'Key');
      const deadLetterQueue = new Queue(stack, 'Shared', { encryptionMasterKey });
      new EnreachRule(stack, 'Rule', { bus: busOf(stack), targets: [somewhere], deadLetterQueue });
    });
    expect(the(template, 'AWS::KMS::Key').properties.KeyPolicy.Statement).toContainEqual({
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      Resource: '*',
    });
  });

  it('warns of a key of somebody else, whose policy it cannot write', () => {
    withApp((app) => {
      const stack = new Stack(app, 'Subscriber', { env });
      const keyArn = 'arn:aws:kms:eu-north-1:111122223333:key/6cb31d7d';
      const encryptionMasterKey = Key.fromKeyArn(stack, 'Theirs', keyArn);
      const deadLetterQueue = new Queue(stack, 'Own', { encryptionMasterKey });
      new EnreachRule(stack, 'Rule', { bus: busOf(stack), targets: [somewhere], deadLetterQueue });
      const annotations = Annotations.fromStack(stack);
      annotations.hasWarning(
        '/Subscriber/Rule',
        Match.stringLikeRegexp(
          'key of the dead-letter queue Subscriber/Own must let events.amazonaws.com use it',
        ),
      );
      expect(annotations.findWarning('/Subscriber/Rule', Match.anyValue())).toHaveLength(1);
    });
  });

  it('can be a queue that is there, which then gets the policy and no other is made', () => {
    const template = templateOf((stack) => {
      const deadLetterQueue = new Queue(stack, 'Shared');
      new EnreachRule(stack, 'Rule', { bus: busOf(stack), targets: [somewhere], deadLetterQueue });
    });
    const { logicalId } = the(template, 'AWS::SQS::Queue');
    expect(the(template, 'AWS::SQS::QueuePolicy').properties.Queues).toEqual([{ Ref: logicalId }]);
    expect(ruleIn(template).Targets).toMatchObject([
      { DeadLetterConfig: { Arn: { 'Fn::GetAtt': [logicalId, 'Arn'] } } },
    ]);
  });

  it('warns of a queue of somebody else, whose policy it cannot write', () => {
    withApp((app) => {
      const stack = new Stack(app, 'Subscriber', { env });
      const queueArn = 'arn:aws:sqs:eu-north-1:111122223333:theirs';
      const deadLetterQueue = Queue.fromQueueArn(stack, 'Theirs', queueArn);
      new EnreachRule(stack, 'Rule', { bus: busOf(stack), targets: [somewhere], deadLetterQueue });
      Annotations.fromStack(stack).hasWarning(
        '/Subscriber/Rule',
        Match.stringLikeRegexp('dead-letter queue Subscriber/Theirs must let events.amazonaws.com'),
      );
    });
  });
});

describe('a target of whatever kind', () => {
  const kinds: [string, (stack: Stack) => IRuleTarget][] = [
    [
      'a function',
      (stack) =>
        new LambdaFunction(
          new LambdaFunctionResource(stack, 'Function', {
            runtime: Runtime.NODEJS_24_X,
            handler: 'index.handler',
            code: Code.fromInline('exports.handler = async () => {};'),
          }),
        ),
    ],
    ['a queue', (stack) => new SqsQueue(new Queue(stack, 'Queue'))],
    ['a topic', (stack) => new SnsTopic(new Topic(stack, 'Topic'))],
    ['a bus', (stack) => new EventBusTarget(new EventBus(stack, 'Bus'))],
    ['one of our own', () => somewhere],
  ];

  it.each(kinds)('%s gets the dead-letter queue and the retries of the rule', (_, targetIn) => {
    const template = templateOf((stack) => {
      new EnreachRule(stack, 'Rule', {
        bus: busOf(stack),
        targets: [targetIn(stack)],
        retryAttempts: 3,
        maxEventAge: Duration.hours(1),
      });
    });
    expect(ruleIn(template).Targets).toEqual([
      expect.objectContaining({
        DeadLetterConfig: {
          Arn: { 'Fn::GetAtt': [expect.stringContaining('RuleDeadLetterQueue'), 'Arn'] },
        },
        RetryPolicy: { MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 3600 },
      }),
    ]);
  });

  it('is retried as EventBridge does, where nobody says otherwise', () => {
    expect(ruleIn(ruleFor({})).Targets).toEqual([
      expect.not.objectContaining({ RetryPolicy: expect.anything() }),
    ]);
  });

  it('keeps what it brings itself, also no retry at all', () => {
    const template = templateOf((stack) => {
      const deadLetterQueue = new Queue(stack, 'Own');
      const queue = new Queue(stack, 'Queue');
      new EnreachRule(stack, 'Rule', {
        bus: busOf(stack),
        targets: [new SqsQueue(queue, { deadLetterQueue, retryAttempts: 0 })],
        retryAttempts: 3,
        maxEventAge: Duration.hours(1),
      });
    });
    expect(ruleIn(template).Targets).toMatchObject([
      {
        DeadLetterConfig: { Arn: { 'Fn::GetAtt': [expect.stringMatching(/^Own/), 'Arn'] } },
        RetryPolicy: { MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 3600 },
      },
    ]);
  });

  it('is reached in another account by its ARN and a role', () => {
    const arn = `arn:aws:sqs:eu-north-1:${otherAccount}:calls`;
    const template = templateOf(
      (stack) => {
        const assumedBy = new ServicePrincipal('events.amazonaws.com');
        const role = new Role(stack, 'Sender', { assumedBy });
        const targets = [{ bind: () => ({ arn, role }) }];
        new EnreachRule(stack, 'Rule', { bus: busOf(stack), targets });
      },
      { env },
    );
    expect(ruleIn(template).Targets).toEqual([
      expect.objectContaining({
        Arn: arn,
        RoleArn: { 'Fn::GetAtt': [the(template, 'AWS::IAM::Role').logicalId, 'Arn'] },
        DeadLetterConfig: expect.anything(),
      }),
    ]);
  });

  it.each([
    ['account', { ...env, account: otherAccount }],
    ['region', { ...env, region: otherRegion }],
  ])(
    'in another %s of the same app is refused: CDK would listen there on another bus',
    (_, elsewhere) => {
      const build = () =>
        withApp((app) => {
          const there = new Stack(app, 'There', { env: elsewhere });
          const here = new Stack(app, 'Here', { env });
          const targets = [new SqsQueue(new Queue(there, 'Queue', { queueName: 'theirs' }))];
          new EnreachRule(here, 'Rule', { bus: busOf(here), targets });
        });
      expect(build).toThrow('Here/Rule: a target in another account or region is reached by a bus');
    },
  );
});

describe('the rule', () => {
  it('is enabled and without a description, unless told otherwise', () => {
    const { State, ...properties } = ruleIn(ruleFor({}));
    expect(State).toBe('ENABLED');
    expect(properties).not.toHaveProperty('Description');
  });

  it('can be disabled and described', () => {
    expect(ruleIn(ruleFor({ enabled: false, description: 'to the wallboard' }))).toMatchObject({
      State: 'DISABLED',
      Description: 'to the wallboard',
    });
  });
});

it('refuses a rule without a target, which would match and do nothing', () => {
  expect(() => ruleFor({ targets: [] })).toThrow('Subscriber/Rule: targets must not be empty');
});

describe('the bus', () => {
  it.each([
    ['a stack without an environment', undefined],
    ['a stack of an account', { env }],
  ])('is found by its name, in %s', (_, props) => {
    expect(ruleIn(ruleFor({}, props)).EventBusName).toBe('webhooks');
  });

  it('is found by its ARN in the same account', () => {
    const template = templateOf(
      (stack) => {
        const busArn = `arn:aws:events:eu-north-1:${env.account}:event-bus/webhooks`;
        const bus = EventBus.fromEventBusArn(stack, 'Known', busArn);
        new EnreachRule(stack, 'Rule', { bus, targets: [somewhere] });
      },
      { env },
    );
    expect(ruleIn(template).EventBusName).toBe('webhooks');
  });

  const byArn = (region: string, props?: StackProps) => () =>
    templateOf((stack) => {
      const busArn = `arn:aws:events:${region}:${env.account}:event-bus/webhooks`;
      const bus = EventBus.fromEventBusArn(stack, 'Known', busArn);
      new EnreachRule(stack, 'Rule', { bus, targets: [somewhere] });
    }, props);

  it('in another region is refused: a rule is where its bus is', () => {
    expect(byArn(otherRegion, { env })).toThrow(
      'Subscriber/Rule: the bus is in eu-west-1, and a rule must be in the region of its bus, not eu-north-1',
    );
  });

  it('says the region of the rules that may use the dead-letter queue, where the stack does not', () => {
    const policy = the(byArn(otherRegion)(), 'AWS::SQS::QueuePolicy').properties;
    expect(JSON.stringify(policy)).toContain(
      `:events:${otherRegion}:${env.account}:rule/webhooks/*`,
    );
  });

  it('is found by its ARN in another account, whose rules may use the dead-letter queue', () => {
    const busArn = `arn:aws:events:eu-north-1:${otherAccount}:event-bus/webhooks`;
    const template = templateOf(
      (stack) => {
        const bus = EventBus.fromEventBusArn(stack, 'Known', busArn);
        new EnreachRule(stack, 'Rule', { bus, targets: [somewhere] });
      },
      { env },
    );
    expect(ruleIn(template).EventBusName).toBe(busArn);
    expect(JSON.stringify(the(template, 'AWS::SQS::QueuePolicy'))).toContain(
      `:events:eu-north-1:${otherAccount}:rule/webhooks/*`,
    );
  });
});
