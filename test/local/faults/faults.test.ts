import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { runnerCredentials } from '../../../lib/local/credentials.ts';
import { createFaults } from '../../../lib/local/faults/faults.ts';
import { createFrontDoor, type FrontDoor } from '../../../lib/local/front-door/front-door.ts';

const apis = {
  sqs: { operations: ['SendMessage'] },
  events: { operations: ['PutEvents', 'PutRule'] },
};
const targets = () => ({ apis, functions: ['StackConsumerFunction', 'StackIngressFunction'] });

const region = 'us-east-1';
const person = { accessKeyId: 'local', secretAccessKey: 'local' };

describe('faults on demand', () => {
  /** What the services were asked to do, and did. */
  const acts: string[] = [];
  const hits: string[] = [];
  const faults = createFaults({
    seed: 1,
    targets,
    onFault: ({ text }, at) => hits.push(`${text} at ${at}`),
  });
  let frontDoor: FrontDoor;
  let endpoint: string;

  beforeAll(async () => {
    const act = (operation: string) => {
      acts.push(operation);
      return {};
    };
    frontDoor = createFrontDoor({
      services: {
        AmazonSQS: act,
        DynamoDB_20120810: act,
        AWSEvents: act,
        secretsmanager: act,
      },
      upstreams: {},
      intercept: faults.intercept,
    });
    endpoint = await frontDoor.listen();
  });
  afterAll(() => frontDoor.close());
  beforeEach(() => {
    acts.length = 0;
    hits.length = 0;
    requestTimeout = 10_000;
  });

  let requestTimeout: number;
  const options = (credentials = person) => ({
    endpoint,
    region,
    credentials,
    maxAttempts: 1,
    requestHandler: { requestTimeout, throwOnRequestTimeout: true },
  });
  const calls = {
    sqs: (as = person) => {
      const send = { QueueUrl: `${endpoint}/000000000000/q`, MessageBody: 'x' };
      const client = new SQSClient({ ...options(as), md5: false });
      return client.send(new SendMessageCommand(send));
    },
    dynamodb: (as = person) =>
      new DynamoDBClient(options(as)).send(
        new GetItemCommand({ TableName: 't', Key: { Id: { S: '1' } } }),
      ),
    events: (as = person) =>
      new EventBridgeClient(options(as)).send(new PutEventsCommand({ Entries: [{}] })),
    secretsmanager: (as = person) =>
      new SecretsManagerClient(options(as)).send(new GetSecretValueCommand({ SecretId: 's' })),
  };

  it.each([
    ['sqs', '503', 'ServiceUnavailable', 503],
    ['sqs', '500', 'InternalFailure', 500],
    ['sqs', 'throttle', 'RequestThrottled', 400],
    ['sqs', 'OverLimit', 'OverLimit', 400],
    ['dynamodb', '503', 'ServiceUnavailable', 503],
    ['dynamodb', '500', 'InternalServerError', 500],
    ['dynamodb', 'throttle', 'ThrottlingException', 400],
    [
      'dynamodb',
      'ProvisionedThroughputExceededException',
      'ProvisionedThroughputExceededException',
      400,
    ],
    ['events', '500', 'InternalException', 500],
    ['events', 'throttle', 'ThrottlingException', 400],
    ['secretsmanager', '500', 'InternalServiceError', 500],
    ['secretsmanager', 'throttle', 'ThrottlingException', 400],
  ] as const)('%s=%s is, to the SDK, %s with status %i', async (service, effect, name, status) => {
    faults.set([`${service}.*=${effect}`]);
    await expect(calls[service]()).rejects.toMatchObject({
      name,
      $metadata: { httpStatusCode: status },
    });
    expect(acts).toEqual([]);
  });

  it.each([
    ['lost-answer: the service acts, and its answer does not come', 'lost-answer', ['PutEvents']],
    ['reset: the connection breaks and nothing is done', 'reset', []],
  ])('%s', async (_, effect, done) => {
    faults.set([`events.PutEvents=${effect}`]);
    await expect(calls.events()).rejects.toThrow('socket hang up');
    expect(acts).toEqual(done);
  });

  it('hang: no answer for as long as the caller waits', async () => {
    faults.set(['events.PutEvents=hang']);
    requestTimeout = 200;
    await expect(calls.events()).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(acts).toEqual([]);
  });

  it('latency: the answer comes later', async () => {
    faults.set(['events.PutEvents=latency-150ms']);
    const startMs = performance.now();
    await calls.events();
    expect(performance.now() - startMs).toBeGreaterThanOrEqual(145);
    expect(acts).toEqual(['PutEvents']);
  });

  it('latency goes with another fault', async () => {
    faults.set(['events.*=latency-100ms', 'events.*=503']);
    const startMs = performance.now();
    await expect(calls.events()).rejects.toThrow();
    expect(performance.now() - startMs).toBeGreaterThanOrEqual(95);
    expect(hits).toEqual([
      'events.*=latency-100ms at events.PutEvents',
      'events.*=503 at events.PutEvents',
    ]);
  });

  it.each([
    ['another service', 'sqs.*=503'],
    ['another operation', 'events.PutRule=503'],
    ['the killing of environments', 'lambda.*=kill'],
  ])('leave a call alone that they do not name: %s', async (_, fault) => {
    faults.set([fault]);
    await expect(calls.events()).resolves.toBeDefined();
    expect(hits).toEqual([]);
  });

  it("leave the runner's own calls alone", async () => {
    faults.set(['dynamodb.*=503']);
    await expect(calls.dynamodb(runnerCredentials)).resolves.toBeDefined();
  });

  it('are replaced while the cloud runs, and end with an empty list', async () => {
    faults.set(['events.*=503']);
    await expect(calls.events()).rejects.toThrow();
    faults.set([]);
    await expect(calls.events()).resolves.toBeDefined();
  });

  it('stay as they were where one of the new ones is malformed or means nothing there is', async () => {
    faults.set(['events.*=503']);
    expect(() => faults.set(['sqs.*=503', 'nonsense'])).toThrow('the fault "nonsense"');
    expect(() => faults.set(['sqs.*=503', 'events.PutEvent=503'])).toThrow(
      'the fault "events.PutEvent=503" names the operation "PutEvent": expected PutEvents, PutRule, or *',
    );
    expect(() => faults.set(['lambda.nobody=kill'])).toThrow(
      'names the function "nobody": expected StackConsumerFunction, StackIngressFunction, or *',
    );
    await expect(calls.events()).rejects.toThrow();
  });
});

describe('the dice of the faults', () => {
  const draws = (seed: number, probability: number) => {
    const { set, killAfterMs } = createFaults({ seed, targets, onFault: () => {} });
    set([`lambda.consumer=kill:${probability}`]);
    return Array.from({ length: 2_000 }, () => killAfterMs('StackConsumerFunction') !== undefined);
  };

  it('fall the same with the same seed, and differently with another', () => {
    expect(draws(7, 0.5)).toEqual(draws(7, 0.5));
    expect(draws(7, 0.5)).not.toEqual(draws(8, 0.5));
  });

  it.each([0.01, 0.2, 0.9])('hit as often as they are told to: %d', (probability) => {
    const share = draws(3, probability).filter(Boolean).length / 2_000;
    expect(Math.abs(share - probability)).toBeLessThan(0.04);
  });

  it('always hit without a probability, and only the function that is named', () => {
    const { set, killAfterMs } = createFaults({ seed: 1, targets, onFault: () => {} });
    set(['lambda.consumer=kill']);
    expect(killAfterMs('StackConsumerFunction')).toBeGreaterThanOrEqual(0);
    expect(killAfterMs('StackIngressFunction')).toBeUndefined();
  });
});
