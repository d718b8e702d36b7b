import { SQS } from '@aws-sdk/client-sqs';
import * as v from 'valibot';
import { localCredentials } from '../../lib/local/credentials.ts';
import { jsonCall } from './aws-shapes.ts';
import { eventually } from './lambda/test-queue.ts';
import { type SmallCloud, startSmallCloud } from './small-cloud.ts';

const eventsSchema = v.object({
  events: v.array(v.object({ message: v.string(), logStreamName: v.string() })),
});
const mappingPath = '/2015-03-31/event-source-mappings/Mapping';
const invokePath = '/2015-03-31/functions/Echo/invocations';

describe('an operator at the one endpoint', () => {
  let small: SmallCloud;
  let endpoint: string;
  let sqs: SQS;

  beforeAll(async () => {
    small = await startSmallCloud();
    ({ endpoint } = small.cloud);
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    sqs = new SQS({ endpoint, region: 'us-east-1', credentials });
  });
  afterAll(async () => {
    sqs.destroy();
    await small.stop();
  });
  afterEach(() => small.cloud.setFaults([]));

  const invoke = (payload: object, headers: Record<string, string> = {}) =>
    fetch(`${endpoint}${invokePath}`, { method: 'POST', headers, body: JSON.stringify(payload) });

  const lines = async (filterPattern: string) => {
    const request = { logGroupName: 'Lines', filterPattern };
    const answer = await jsonCall(endpoint, 'Logs_20140328')('FilterLogEvents', request);
    return v.parse(eventsSchema, answer).events;
  };

  const mappingState = async () => {
    const response = await fetch(`${endpoint}${mappingPath}`);
    return v.parse(v.object({ State: v.string() }), await response.json()).State;
  };

  const setEnabled = async (Enabled: boolean) => {
    const body = JSON.stringify({ Enabled });
    const response = await fetch(`${endpoint}${mappingPath}`, { method: 'PUT', body });
    return v.parse(v.object({ State: v.string() }), await response.json()).State;
  };

  it('reads the lines of an invocation, in the stream of its environment and in the answer', async () => {
    const response = await invoke({ mark: 'traced' }, { 'x-amz-log-type': 'Tail' });
    const tail = Buffer.from(response.headers.get('x-amz-log-result') ?? '', 'base64').toString();
    expect(tail).toContain('"mark":"traced"');
    const [line] = await lines('{ $.event.mark = "traced" }');
    expect(tail).toContain(line?.message);
    expect(line?.logStreamName).toMatch(/^\d{4}\/\d\d\/\d\d\/\[\$LATEST\][\da-f]{32}$/);
  });

  it('hands over an event and does not wait for it', async () => {
    expect((await invoke({ mark: 'later' }, { 'x-amz-invocation-type': 'Event' })).status).toBe(
      202,
    );
    await eventually(async () => (await lines('{ $.event.mark = "later" }')).length > 0);
  });

  it('invokes nothing in a dry run', async () => {
    await invoke({ mark: 'dry' }, { 'x-amz-invocation-type': 'DryRun' });
    await invoke({ mark: 'wet' });
    expect(await lines('dry')).toEqual([]);
    expect(await lines('wet')).toHaveLength(1);
  });

  it('pauses an event source mapping and resumes it', async () => {
    expect(await setEnabled(false)).toBe('Disabling');
    await eventually(async () => (await mappingState()) === 'Disabled');
    const { QueueUrl } = await sqs.getQueueUrl({ QueueName: 'Queue' });
    await sqs.sendMessage({ QueueUrl, MessageBody: 'held' });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await lines('held')).toEqual([]);

    expect(await setEnabled(true)).toBe('Enabling');
    expect(await mappingState()).toBe('Enabled');
    await eventually(async () => (await lines('held')).length > 0);
  });

  it.each([
    ['lambda.Invoke=throttle', 429, 'TooManyRequestsException'],
    ['lambda.Invoke=500', 500, 'ServiceException'],
    ['lambda.*=ResourceConflictException', 400, 'ResourceConflictException'],
  ])('meets the fault %s', async (fault, status, name) => {
    small.cloud.setFaults([fault]);
    const response = await invoke({});
    expect(response.status).toBe(status);
    expect(response.headers.get('x-amzn-errortype')).toBe(name);
  });

  it.each([
    ['sqs.SendMesage=503', 'SendMessage'],
    ['sqs.ListMessageMoveTask=503', 'ListMessageMoveTasks'],
    ['dynamodb.TransactWriteItems=503', 'UpdateItem'],
    ['events.PutEvent=503', 'PutEvents'],
    ['secretsmanager.RotateSecret=503', 'GetSecretValue'],
    ['logs.PutLogEvents=503', 'FilterLogEvents'],
    ['cloudformation.DescribeStack=503', 'DescribeStacks'],
    ['lambda.InvokeFunction=503', 'Invoke'],
    ['lambda.ech0=kill', 'Echo'],
  ])('is told that nothing could meet the fault %s', (fault, known) => {
    expect(() => small.cloud.setFaults([fault])).toThrow(new RegExp(`expected .*\\b${known}, `));
  });

  it('meets faults of services that answer in XML', async () => {
    small.cloud.setFaults(['cloudformation.DescribeStacks=throttle']);
    const body = new URLSearchParams({ Action: 'DescribeStacks', Version: '2010-05-15' });
    const response = await fetch(endpoint, { method: 'POST', body });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('<Code>Throttling</Code>');
  });
});

describe('a function at the one endpoint', () => {
  let small: SmallCloud;

  beforeAll(async () => {
    small = await startSmallCloud();
  });
  afterAll(() => small.stop());

  const json = 'application/x-amz-json-1.1';
  const form = 'application/x-www-form-urlencoded';
  const lambda = 'arn:aws:lambda:us-east-1:000000000000';
  const logs = 'arn:aws:logs:us-east-1:000000000000:log-group:Lines';
  type Row = [
    action: string,
    resource: string,
    path: string,
    headers: Record<string, string>,
    body: string | undefined,
    status: number,
  ];

  it.each<Row>([
    ['lambda:InvokeFunction', `${lambda}:function:Echo`, invokePath, {}, '{}', 403],
    [
      'lambda:GetEventSourceMapping',
      `${lambda}:event-source-mapping:Mapping`,
      mappingPath,
      {},
      undefined,
      403,
    ],
    [
      'logs:FilterLogEvents',
      `${logs}:*`,
      '/',
      { 'content-type': json, 'x-amz-target': 'Logs_20140328.FilterLogEvents' },
      '{"logGroupName":"Lines"}',
      400,
    ],
    [
      'logs:GetLogEvents',
      `${logs}:log-stream:s`,
      '/',
      { 'content-type': json, 'x-amz-target': 'Logs_20140328.GetLogEvents' },
      '{"logGroupName":"Lines","logStreamName":"s"}',
      400,
    ],
    [
      'cloudformation:DescribeStacks',
      '*',
      '/',
      { 'content-type': form },
      'Action=DescribeStacks&Version=2010-05-15',
      403,
    ],
    [
      'secretsmanager:DescribeSecret',
      'arn:aws:secretsmanager:us-east-1:000000000000:secret:s-local0',
      '/',
      { 'content-type': json, 'x-amz-target': 'secretsmanager.DescribeSecret' },
      '{"SecretId":"s"}',
      400,
    ],
  ])(
    'is refused %s, which its role does not allow',
    async (action, resource, path, headers, body, status) => {
      const { accessKeyId } = localCredentials('Echo');
      const response = await fetch(`${small.cloud.endpoint}${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/us-east-1/any/aws4_request, SignedHeaders=host, Signature=0`,
          ...headers,
        },
        body,
      });
      expect(response.status).toBe(status);
      expect(await response.text()).toContain(
        `assumed-role/Role/Echo is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows`,
      );
    },
  );
});
