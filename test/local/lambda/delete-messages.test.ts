import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { SQSClient } from '@aws-sdk/client-sqs';
import { deleteMessages } from '../../../lib/local/lambda/event-source-mapping/delete-messages.ts';
import { toSqsRecord } from '../../../lib/local/lambda/event-source-mapping/sqs-record.ts';

interface Entry {
  readonly Id: string;
  readonly ReceiptHandle: string;
}

let server: Server | undefined;
let client: SQSClient | undefined;

afterEach(() => {
  client?.destroy();
  server?.close();
});

/** An SQS whose DeleteMessageBatch refuses what `refuses` says, the n-th time that it is called. */
const startSqs = async (refuses: (call: number, entry: Entry) => boolean) => {
  const calls: Entry[][] = [];
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { Entries }: { Entries: Entry[] } = JSON.parse(String(Buffer.concat(chunks)));
    calls.push(Entries);
    const refused = Entries.filter((entry) => refuses(calls.length, entry));
    response.setHeader('content-type', 'application/x-amz-json-1.0');
    response.end(
      JSON.stringify({
        Successful: Entries.filter((entry) => !refused.includes(entry)).map(({ Id }) => ({ Id })),
        Failed: refused.map(({ Id }) => ({ Id, Code: 'InternalError', SenderFault: false })),
      }),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  client = new SQSClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'eu-north-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  return { client, calls };
};

const records = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    toSqsRecord(
      { MessageId: `id-${index}`, ReceiptHandle: `handle-${index}` },
      'arn',
      'eu-north-1',
    ),
  );

it('deletes again only what was refused', async () => {
  const { client, calls } = await startSqs(
    (call, { ReceiptHandle }) => call === 1 && ReceiptHandle === 'handle-1',
  );

  const refused = await deleteMessages(client, 'http://127.0.0.1/queue', records(3));

  expect(refused.records).toEqual([]);
  expect(calls.map((entries) => entries.map(({ ReceiptHandle }) => ReceiptHandle))).toEqual([
    ['handle-0', 'handle-1', 'handle-2'],
    ['handle-1'],
  ]);
});

it('gives up after a while and says what is left, and why', async () => {
  const { client, calls } = await startSqs(
    (_call, { ReceiptHandle }) => ReceiptHandle === 'handle-1',
  );

  const refused = await deleteMessages(client, 'http://127.0.0.1/queue', records(2));

  expect(refused.records.map(({ messageId }) => messageId)).toEqual(['id-1']);
  expect(refused.cause).toMatchObject({ Code: 'InternalError' });
  expect(calls).toHaveLength(4);
});

it('deletes ten at a time', async () => {
  const { client, calls } = await startSqs(() => false);

  await deleteMessages(client, 'http://127.0.0.1/queue', records(23));

  expect(calls.map((entries) => entries.length).sort((a, b) => b - a)).toEqual([10, 10, 3]);
});
