import { emulatorError } from '../../../lib/local/sqs/corrections/correction.ts';
import { startQueues } from './start-queues.ts';

describe('SQS over plain HTTP', () => {
  let queues: Awaited<ReturnType<typeof startQueues>>;

  beforeAll(async () => {
    queues = await startQueues();
  });
  afterAll(() => queues.stop());

  const call = async (operation: string, body: string) => {
    const response = await fetch(queues.endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `AmazonSQS.${operation}`,
      },
      body,
    });
    return { status: response.status, content: await response.json() };
  };

  it.each([
    ['no JSON', 'SendMessage', '{"QueueUrl":'],
    ['no JSON', 'DeleteQueue', 'garbage'],
    ['no object', 'ListQueues', '"x"'],
    ['a number for a text', 'SendMessage', '{"QueueUrl":"work","MessageBody":5}'],
    ['an object for a text', 'DeleteQueue', '{"QueueUrl":{}}'],
    ['a text for a number', 'SendMessage', '{"MessageBody":"x","DelaySeconds":"soon"}'],
    ['a text for a list', 'SendMessageBatch', '{"Entries":"x"}'],
    ['a text within a list', 'DeleteMessageBatch', '{"Entries":["x"]}'],
    ['a text for an attribute', 'SendMessage', '{"MessageAttributes":{"a":"b"}}'],
    ['a number for an ARN', 'StartMessageMoveTask', '{"SourceArn":1}'],
  ])('refuses %s: %s %s', async (_, operation, body) => {
    expect(await call(operation, body)).toEqual({
      status: 400,
      content: {
        __type: 'com.amazon.coral.service#SerializationException',
        message: expect.any(String),
      },
    });
  });

  it.each([
    ['POST', '/', 'Action=ListQueues&Version=2012-11-05'],
    ['POST', '/000000000000/work', 'Action=ListQueues&Version=2012-11-05'],
    ['GET', '/?Action=ListQueues&Version=2012-11-05', undefined],
  ])('refuses its older protocol by name: %s %s', async (method, path, form) => {
    const body = form === undefined ? undefined : new URLSearchParams(form);
    const response = await fetch(`${queues.endpoint}${path}`, { method, body });
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toBe('text/xml');
    expect(await response.text()).toMatch(
      /^<ErrorResponse xmlns="http:\/\/queue\.amazonaws\.com\/doc\/2012-11-05\/"><Error><Type>Sender<\/Type><Code>InvalidAction<\/Code><Message>ListQueues over the query protocol is not emulated, only over the JSON protocol<\/Message><\/Error><RequestId>[^<]+<\/RequestId><\/ErrorResponse>$/,
    );
  });

  it('takes null for what is not there', async () => {
    const request = { QueueUrl: queues.url('work'), MessageBody: 'x', DelaySeconds: null };
    expect(await call('SendMessage', JSON.stringify(request))).toMatchObject({ status: 200 });
  });
});

it('an emulator that answers no JSON is not quoted', () => {
  const answer = { status: 500, headers: {}, body: Buffer.from('<html>') };
  expect(emulatorError(answer)).toMatchObject({
    name: 'InternalFailure',
    message: 'the emulator failed',
    status: 500,
  });
});
