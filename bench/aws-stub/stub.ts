// The process that stands for AWS: SQS, DynamoDB, EventBridge and Secrets Manager in their JSON protocols, on loopback.
import { createServer } from 'node:http';
import { createServices } from './services.ts';
import type { StubAnswer, StubRequest } from './stub-messages.ts';

const services = createServices();
const calls: Record<string, number> = {};
let latencyMs = 0;

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const operation = String(request.headers['x-amz-target']).split('.').at(-1) ?? '';
    calls[operation] = (calls[operation] ?? 0) + 1;
    const { status, body } = services.answer(operation, Buffer.concat(chunks).toString());
    const text = JSON.stringify(body);
    const answer = () =>
      response
        .writeHead(status, {
          'content-type': 'application/x-amz-json-1.0',
          'content-length': Buffer.byteLength(text),
        })
        .end(text);
    if (latencyMs === 0) answer();
    else setTimeout(answer, latencyMs);
  });
});
// Never while a contender is measured: a closed connection would cost it a new one.
server.keepAliveTimeout = 600_000;

const tell = (message: StubAnswer) => process.send?.(message);

process.on('message', (request: StubRequest) => {
  latencyMs = request.latencyMs;
  const answer = { calls: { ...calls }, ...services.take() };
  for (const operation of Object.keys(calls)) delete calls[operation];
  if (request.clear) services.clear();
  tell(answer);
});
process.on('disconnect', () => process.exit());

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the stub has no port');
  tell({ port: address.port });
});
