import { Duration } from 'aws-cdk-lib';
import * as v from 'valibot';
import { readConsumerEnvironment } from '../../functions/consumer/environment.ts';
import { readIngressEnvironment } from '../../functions/ingress/environment.ts';
import { readFunctionEnvironment } from '../../functions/runtime/environment.ts';
import { type Synthesized, synthesized } from './synthesized.ts';

const variablesOf = (stack: Synthesized, name: string) =>
  v.parse(
    v.object({ Environment: v.object({ Variables: v.record(v.string(), v.string()) }) }),
    stack.the(name).properties,
  ).Environment.Variables;

describe('the functions', () => {
  let stack: Synthesized;
  beforeAll(() => {
    stack = synthesized({ eventLog: true });
  });

  it('are two: nothing else of ours or of the CDK runs code', () => {
    const names = stack.ofType('AWS::Lambda::Function').map(({ name }) => name);
    expect(names).toEqual(['IngressFunction', 'ConsumerFunction']);
    const types = stack.resources.map(({ type }) => type);
    const custom = /^Custom::|^AWS::CloudFormation::CustomResource$/;
    expect(types.filter((type) => custom.test(type))).toEqual([]);
  });

  // The whole of what they are, so that an option that is added is looked at.
  it.each([
    ['IngressFunction', 10, 512],
    ['ConsumerFunction', 15, 768],
  ])('%s runs on arm64 and Node 24, at most %i s, with %i MB', (name, timeout, memory) => {
    expect(stack.the(name).properties).toEqual({
      Architectures: ['arm64'],
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      MemorySize: memory,
      Timeout: timeout,
      Role: `arn:${name}Role`,
      // No level and no format: a level above INFO would drop the metrics, which are log lines.
      LoggingConfig: { LogGroup: `ref:${name}Logs` },
      TracingConfig: { Mode: 'Active' },
      Description: expect.any(String),
      Code: expect.any(Object),
      Environment: expect.any(Object),
    });
  });

  it.each(['IngressFunction', 'ConsumerFunction'])('%s logs to a group of its own', (name) => {
    const { properties, deletionPolicy } = stack.the(`${name}Logs`);
    expect(properties).toEqual({ RetentionInDays: 30 });
    expect(deletionPolicy).toBe('Delete');
  });

  it.each([
    ['IngressFunction', 'ingress'],
    ['ConsumerFunction', 'consumer'],
  ])('%s names itself in logs and metrics', (name, service) => {
    expect(readFunctionEnvironment(variablesOf(stack, name))).toEqual({
      STACK_NAME: 'EnreachWebhooks',
      POWERTOOLS_SERVICE_NAME: service,
    });
  });

  it.each(['IngressFunction', 'ConsumerFunction'])('%s cannot run before it may', (name) => {
    expect(stack.the(name).dependsOn).toContain(`${name}RoleDefaultPolicy`);
  });
});

describe('what the functions are told', () => {
  it('lets the ingress start with the default endpoint', () => {
    const variables = variablesOf(synthesized(), 'IngressFunction');
    expect(readIngressEnvironment(variables)).toEqual({
      queueUrl: 'https://sqs.test/QueuesDeliveryQueue',
      endpoints: [{ name: 'default', path: '/webhook', secretId: 'ref:Secretsdefault' }],
    });
  });

  it('gives each endpoint its own secret and allow list', () => {
    const allowedSources = ['192.0.2.0/24', '2001:db8::1'];
    const endpoints = [
      { name: 'sales', path: '/sales' },
      { name: 'care_2', path: '/care', allowedSources },
    ];
    const variables = variablesOf(synthesized({ endpoints }), 'IngressFunction');
    expect(readIngressEnvironment(variables).endpoints).toEqual([
      { name: 'sales', path: '/sales', secretId: 'ref:Secretssales' },
      { name: 'care_2', path: '/care', secretId: 'ref:Secretscare2', allowedSources },
    ]);
  });

  it('lets the consumer start', () => {
    const variables = variablesOf(synthesized(), 'ConsumerFunction');
    expect(readConsumerEnvironment(variables)).toEqual({
      DELIVERIES_TABLE: 'ref:TablesDeliveries',
      QUARANTINE_TABLE: 'ref:TablesQuarantine',
      BUS_NAME: 'ref:WebhookBus',
      QUEUE_URL: 'https://sqs.test/QueuesDeliveryQueue',
      DEDUPLICATION_DAYS: 30,
      QUARANTINE_DAYS: 180,
      MAX_BACKOFF_SECONDS: 900,
    });
  });

  it('lets the consumer start with the least that the props allow', () => {
    const least = synthesized({
      deduplicationRetention: Duration.days(7),
      quarantineRetention: Duration.days(3),
      maxBackoff: Duration.seconds(1),
    });
    expect(readConsumerEnvironment(variablesOf(least, 'ConsumerFunction'))).toMatchObject({
      DEDUPLICATION_DAYS: 7,
      QUARANTINE_DAYS: 3,
      MAX_BACKOFF_SECONDS: 1,
    });
  });
});

describe('the event source', () => {
  it('hands the consumer batches of which each message fails alone', () => {
    const mappings = synthesized().ofType('AWS::Lambda::EventSourceMapping');
    expect(mappings.map(({ properties }) => properties)).toEqual([
      {
        EventSourceArn: 'arn:QueuesDeliveryQueue',
        FunctionName: 'ref:ConsumerFunction',
        BatchSize: 10,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        ScalingConfig: { MaximumConcurrency: 5 },
      },
    ]);
  });

  it('runs as many batches at once as asked', () => {
    const { properties } = synthesized({ consumerConcurrency: 50 }).the('ConsumerEventSource');
    expect(properties.ScalingConfig).toEqual({ MaximumConcurrency: 50 });
  });
});
