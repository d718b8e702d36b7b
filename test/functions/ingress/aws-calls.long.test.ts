import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import * as v from 'valibot';
import { ingressEnvironment } from '../../../functions/ingress/environment.ts';
import { capturedOutput } from './captured-output.ts';
import { context, type EventParts, endpoint, json, makeEvent, secret } from './ingress-fixture.ts';

/** What the real SDK clients, as `handler.ts` builds them, make of AWS's answers. */

const isAddress = (address: string | AddressInfo | null): address is AddressInfo =>
  typeof address === 'object' && address !== null;

const sendSchema = v.object({
  MessageBody: v.string(),
  MessageAttributes: v.record(v.string(), v.object({ StringValue: v.string() })),
  MessageSystemAttributes: v.optional(v.record(v.string(), v.object({ StringValue: v.string() }))),
});
type Sent = v.InferOutput<typeof sendSchema>;
type Answer = (response: ServerResponse, sent: Sent) => void;

const answerJson = (response: ServerResponse, status: number, body: object, headers = {}): void => {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0', ...headers });
  response.end(JSON.stringify(body));
};

const take: Answer = (response, { MessageBody }) => {
  answerJson(response, 200, {
    MessageId: '5fea7756-0ea4-451a-a703-a558b933e274',
    MD5OfMessageBody: createHash('md5').update(MessageBody).digest('hex'),
  });
};
const hang: Answer = () => undefined;
const stall: Answer = (response) => {
  response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' });
  response.write('{"MessageId":');
};
/** Bytes keep coming, but never the answer's headers. */
const dawdle: Answer = (response) => {
  const timer = setInterval(() => response.writeProcessing(), 300);
  response.on('close', () => clearInterval(timer));
};
const reset: Answer = (response) => {
  response.socket?.destroy();
};
const refuse =
  (status: number, type: string, headers = {}): Answer =>
  (response) =>
    answerJson(response, status, { __type: `com.amazonaws.sqs#${type}`, message: 'no' }, headers);

const aws = {
  sqs: [] as Answer[],
  sent: [] as Sent[],
  secretReads: [] as string[],
  connections: 0,
};

const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const body: unknown = JSON.parse(await text(request));
  const target = request.headers['x-amz-target'];
  if (target === 'secretsmanager.GetSecretValue') {
    const { SecretId, VersionStage } = v.parse(
      v.object({ SecretId: v.string(), VersionStage: v.string() }),
      body,
    );
    aws.secretReads.push(`${SecretId} ${VersionStage}`);
    if (VersionStage === 'AWSCURRENT') answerJson(response, 200, { SecretString: secret });
    else answerJson(response, 400, { __type: 'ResourceNotFoundException', Message: 'no such' });
    return;
  }
  if (target !== 'AmazonSQS.SendMessage') throw new Error(`unexpected call of ${target}`);
  const sent = v.parse(sendSchema, body);
  aws.sent.push(sent);
  (aws.sqs.shift() ?? take)(response, sent);
};

let server: Server;
let handler: typeof import('../../../functions/ingress/handler.ts').handler;
const variablesBefore = { ...process.env };

beforeAll(async () => {
  server = createServer((request, response) => {
    respond(request, response).catch(() => response.writeHead(501).end());
  });
  server.on('connection', () => {
    aws.connections += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (!isAddress(address)) throw new Error('no port');
  const url = `http://127.0.0.1:${address.port}`;
  Object.assign(process.env, {
    ...ingressEnvironment({
      queueUrl: `${url}/000000000000/deliveries`,
      endpoints: [endpoint],
    }),
    AWS_ENDPOINT_URL: url,
    AWS_REGION: 'eu-north-1',
    AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    STACK_NAME: 'Sales',
    POWERTOOLS_SERVICE_NAME: 'ingress',
  });
  ({ handler } = await import('../../../functions/ingress/handler.ts'));
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
  process.env = variablesBefore;
});

beforeEach(() => {
  aws.sqs = [];
  aws.sent = [];
});

const post = async (
  parts?: EventParts,
): Promise<{ statusCode: number; ms: number; output: string }> => {
  const startedMs = performance.now();
  let statusCode = 0;
  const output = await capturedOutput(async () => {
    ({ statusCode } = await handler(makeEvent(parts), context));
  });
  return { statusCode, ms: performance.now() - startedMs, output };
};

it('reads the secrets while it starts, and calls nothing else', () => {
  expect(aws.connections).toBe(2);
  expect(aws.secretReads).toHaveLength(2);
  expect(new Set(aws.secretReads)).toEqual(
    new Set(['secret-of-default AWSCURRENT', 'secret-of-default AWSPREVIOUS']),
  );
});

it('accepts a delivery, and logs and counts it', async () => {
  process.env._X_AMZN_TRACE_ID = 'Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=0';
  const { statusCode, output } = await post();
  delete process.env._X_AMZN_TRACE_ID;
  expect(statusCode).toBe(200);
  expect(aws.secretReads).toHaveLength(2); // none since the start
  expect(aws.sent).toMatchObject([
    {
      MessageBody: json,
      MessageAttributes: {
        Endpoint: { StringValue: 'default' },
        Encoding: { StringValue: 'text' },
        EventHeader: { StringValue: 'QueueStatus' },
      },
      MessageSystemAttributes: {
        AWSTraceHeader: {
          StringValue: 'Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=0',
        },
      },
    },
  ]);
  expect(output).toContain('"outcome":"accepted"');
  expect(output).toContain('"Accepted":1');
  expect(output).not.toContain(secret);
});

it('answers 401 to a wrong token where no rotation is open', async () => {
  expect((await post({ token: 'wrong' })).statusCode).toBe(401);
  expect(aws.sent).toEqual([]);
});

it('answers 503 within 5 s when SQS hangs, and sends nothing afterwards', async () => {
  aws.sqs = [hang, hang, hang, hang];
  const { statusCode, ms } = await post();
  expect(statusCode).toBe(503);
  expect(ms).toBeGreaterThan(4_000);
  expect(ms).toBeLessThan(5_000);
  const attempts = aws.sent.length;
  expect(attempts).toBeGreaterThanOrEqual(2);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(aws.sent).toHaveLength(attempts);
}, 10_000);

it('answers 503 within 5 s when SQS asks to come back later', async () => {
  const later = refuse(503, 'ServiceUnavailable', { 'retry-after': '60' });
  aws.sqs = [later, later, later];
  const { statusCode, ms } = await post();
  expect(statusCode).toBe(503);
  expect(ms).toBeLessThan(5_000);
  expect(aws.sent).toHaveLength(1);
}, 10_000);

it.each<[string, Answer]>([
  ['an internal error', refuse(500, 'InternalFailure')],
  ['throttling', refuse(400, 'ThrottlingException')],
  ['a reset', reset],
  ['an attempt that hangs', hang],
  ['an answer that stalls', stall],
  ['an attempt that dawdles', dawdle],
])('answers 200 when %s is followed by a success', async (_, fault) => {
  aws.sqs = [fault, take];
  expect((await post()).statusCode).toBe(200);
  expect(aws.sent).toHaveLength(2);
  const ids = aws.sent.map(({ MessageAttributes }) => MessageAttributes.DeliveryId?.StringValue);
  expect(new Set(ids).size).toBe(1);
});

it.each(['InvalidMessageContents', 'AWS.SimpleQueueService.InvalidMessageContents'])(
  'sends a text that SQS refuses (%s) as base64 and answers 200',
  async (type) => {
    aws.sqs = [refuse(400, type), take];
    expect((await post()).statusCode).toBe(200);
    expect(aws.sent.map(({ MessageBody }) => MessageBody)).toEqual([
      json,
      Buffer.from(json).toString('base64'),
    ]);
    expect(aws.sent[1]?.MessageAttributes.Encoding?.StringValue).toBe('base64');
  },
);

it('answers 503 when SQS stored other bytes than were sent', async () => {
  aws.sqs = [(response) => answerJson(response, 200, { MD5OfMessageBody: 'd41d8cd98f00b204' })];
  expect((await post()).statusCode).toBe(503);
});

it('keeps its connections between requests', async () => {
  await post();
  const before = aws.connections;
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  await post();
  expect(aws.connections).toBe(before);
});
