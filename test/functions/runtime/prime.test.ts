import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { lightenClient } from '../../../functions/runtime/lighten-client.ts';
import { prime } from '../../../functions/runtime/prime.ts';
import { answerJson, startAwsStub } from '../consumer/aws-stub.ts';

let aws: Awaited<ReturnType<typeof startAwsStub>>;
beforeAll(async () => {
  aws = await startAwsStub(answerJson({ MessageId: 'from AWS' }));
});
afterAll(() => aws.stop());

it.each([
  ['a client', (client: SQSClient) => client],
  ['a lightened client', lightenClient<SQSClient>],
])('answers %s itself, once, and leaves what follows to AWS', async (_, adapt) => {
  const client = adapt(
    new SQSClient({
      endpoint: aws.url,
      region: 'us-east-1',
      md5: false,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    }),
  );
  const send = () =>
    client.send(new SendMessageCommand({ QueueUrl: `${aws.url}/1/q`, MessageBody: 'body' }));
  const before = aws.requests.length;
  const seen: unknown[] = [];
  await prime(client, async () => seen.push((await send()).MessageId), '{"MessageId":"canned"}');
  expect(seen).toEqual(['canned']);
  expect(aws.requests).toHaveLength(before);
  await expect(send()).resolves.toMatchObject({ MessageId: 'from AWS' });
  client.destroy();
});

it('never fails an init', async () => {
  const client = lightenClient(new SQSClient({ region: 'us-east-1' }));
  await expect(
    prime(client, () => Promise.reject(new Error('no credentials')), ''),
  ).resolves.toBeUndefined();
});
