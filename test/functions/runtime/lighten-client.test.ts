import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { lightenClient } from '../../../functions/runtime/lighten-client.ts';
import { answerJson, hang, startAwsStub } from '../consumer/aws-stub.ts';

let aws: Awaited<ReturnType<typeof startAwsStub>>;
let client: SQSClient;
beforeAll(async () => {
  aws = await startAwsStub(answerJson({ MessageId: 'm' }));
});
beforeEach(() => {
  aws.answers.length = 0;
  client = new SQSClient({
    endpoint: aws.url,
    region: 'us-east-1',
    md5: false,
    maxAttempts: 1,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
});
afterEach(() => client.destroy());
afterAll(() => aws.stop());

const command = () => new SendMessageCommand({ QueueUrl: `${aws.url}/1/q`, MessageBody: 'body' });
const limits = () => ({ abortSignal: new AbortController().signal });

it('takes out what the SDK has under these names, and nothing else', () => {
  const before = client.middlewareStack.identify();
  const after = lightenClient(client).middlewareStack.identify();
  const gone = before.filter((line) => !after.includes(line));
  expect(gone).toHaveLength(2);
  expect(gone.join()).toMatch(/loggerMiddleware/);
  expect(gone.join()).toMatch(/getUserAgentMiddleware/);
});

it.each([
  ['as the SDK does it, for each call', 3, (one: SQSClient) => one],
  ['lightened, once for all calls', 1, lightenClient<SQSClient>],
])('resolves the middleware %s', async (_, times, adapt) => {
  let resolved = 0;
  client.middlewareStack.add(
    (next) => {
      resolved += 1;
      return next;
    },
    { step: 'initialize' },
  );
  const adapted = adapt(client);
  for (const _call of [1, 2, 3]) await adapted.send(command(), limits());
  expect(resolved).toBe(times);
});

it('keeps to the limits of each call, and only to its own', async () => {
  lightenClient(client);
  aws.answers.push(hang);
  const aborted = new AbortController();
  const hanging = client.send(command(), { abortSignal: aborted.signal });
  const other = client.send(command(), limits());
  const without = client.send(command());
  await expect(other).resolves.toMatchObject({ MessageId: 'm' });
  await expect(without).resolves.toMatchObject({ MessageId: 'm' });
  aborted.abort();
  await expect(hanging).rejects.toMatchObject({ name: 'AbortError' });
  await expect(client.send(command(), limits())).resolves.toMatchObject({ MessageId: 'm' });
});
