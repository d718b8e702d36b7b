import { Duration } from 'aws-cdk-lib';
import { type Synthesized, synthesized } from './synthesized.ts';

const statefulTypes = [
  'AWS::SecretsManager::Secret',
  'AWS::SQS::Queue',
  'AWS::DynamoDB::GlobalTable',
  'AWS::DynamoDB::Table',
  'AWS::Events::EventBus',
  'AWS::Events::Archive',
  'AWS::S3::Bucket',
  'AWS::KMS::Key',
];

const statefulOf = ({ resources }: Synthesized) =>
  resources.filter(({ type }) => statefulTypes.includes(type));

describe('what holds state', () => {
  let stack: Synthesized;
  beforeAll(() => {
    stack = synthesized();
  });

  // Another logical id is another resource: an empty table, or a secret that Enreach does not know.
  it('keeps the logical ids that are deployed', () => {
    expect(statefulOf(stack).map(({ logicalId }) => logicalId)).toEqual([
      'WebhooksSecretsdefault247850C3',
      'WebhooksQueuesDeadLetterQueueD656CCFD',
      'WebhooksQueuesDeliveryQueue3A342231',
      'WebhooksTablesDeliveriesEE2FFF54',
      'WebhooksTablesQuarantineAC726310',
      'WebhooksWebhookBusED7934F3',
      'WebhooksWebhookBusArchive9E58984D',
    ]);
  });

  it('keeps the name of the bus, which replaces the bus when it changes', () => {
    expect(stack.the('WebhookBus').properties.Name).toBe('EnreachWebhooksWebhookBus6D6FD7FD');
  });

  // CloudFormation makes one, with random characters: no later attempt meets the archive that an earlier one left.
  it('gives the archive no name', () => {
    expect(stack.the('WebhookBusArchive').properties).not.toHaveProperty('ArchiveName');
  });

  it('outlives its deletion and its replacement', () => {
    const endpoints = ['a', 'b'].map((name) => ({ name, path: `/${name}` }));
    for (const { name, deletionPolicy, updateReplacePolicy } of [
      ...statefulOf(stack),
      ...statefulOf(synthesized({ endpoints })),
    ])
      expect({ name, deletionPolicy, updateReplacePolicy }).toEqual({
        name,
        deletionPolicy: 'Retain',
        updateReplacePolicy: 'Retain',
      });
  });

  it('has nothing else that would be kept, such as a log', () => {
    const retained = stack.resources.filter(({ deletionPolicy }) => deletionPolicy === 'Retain');
    expect(retained).toEqual(statefulOf(stack));
  });
});

describe('the secrets', () => {
  it('are generated, and never again: these properties must not change', () => {
    expect(synthesized().the('Secretsdefault').properties).toEqual({
      Description: 'X-Benemen-Token of the endpoint default',
      GenerateSecretString: { ExcludePunctuation: true, PasswordLength: 48 },
    });
  });

  it('are one for each endpoint, and stay when another endpoint comes', () => {
    const idsOf = (...names: readonly string[]) =>
      synthesized({ endpoints: names.map((name) => ({ name, path: `/${name}` })) })
        .ofType('AWS::SecretsManager::Secret')
        .map(({ logicalId }) => logicalId);
    const [alone] = idsOf('first');
    expect(new Set(idsOf('another', 'first', 'third')).size).toBe(3);
    expect(idsOf('another', 'first', 'third')[1]).toBe(alone);
  });
});

describe('the queues', () => {
  let stack: Synthesized;
  beforeAll(() => {
    stack = synthesized();
  });

  it('are standard ones, encrypted; a delivery waits 4 days and is tried 20 times', () => {
    expect(stack.the('QueuesDeliveryQueue').properties).toEqual({
      MessageRetentionPeriod: 4 * 86_400,
      VisibilityTimeout: 90,
      SqsManagedSseEnabled: true,
      RedrivePolicy: { deadLetterTargetArn: 'arn:QueuesDeadLetterQueue', maxReceiveCount: 20 },
    });
  });

  it('end in a dead-letter queue that keeps what it gets 14 days and passes nothing on', () => {
    expect(stack.the('QueuesDeadLetterQueue').properties).toEqual({
      MessageRetentionPeriod: 14 * 86_400,
      SqsManagedSseEnabled: true,
    });
  });

  it('are two', () => {
    expect(stack.ofType('AWS::SQS::Queue')).toHaveLength(2);
  });

  it.each([
    ['by default', undefined],
    [
      'with short times',
      { consumerTimeout: Duration.seconds(9), visibilityTimeout: Duration.seconds(9) },
    ],
  ])('hide a message at least as long as the consumer may have it: %s', (_, props) => {
    const { the } = synthesized(props);
    const visibility = Number(the('QueuesDeliveryQueue').properties.VisibilityTimeout);
    const timeout = Number(the('ConsumerFunction').properties.Timeout);
    expect(timeout).toBeGreaterThan(0);
    expect(visibility).toBeGreaterThanOrEqual(timeout);
  });

  it('send a message on after as many receives as asked', () => {
    const { properties } = synthesized({ maxReceiveCount: 3 }).the('QueuesDeliveryQueue');
    expect(properties.RedrivePolicy).toMatchObject({ maxReceiveCount: 3 });
  });
});
