import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** One request as AWS receives it. */
export interface AwsRequest {
  /** `PutEvents`, `UpdateItem`, … */
  readonly operation: string;
  readonly input: unknown;
}

export type AwsAnswer = (response: ServerResponse, request: AwsRequest) => void;

export const answerJson =
  (body: object, status = 200, headers: Readonly<Record<string, string>> = {}): AwsAnswer =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0', ...headers });
    response.end(JSON.stringify(body));
  };
export const refuse = (status: number, type: string, headers = {}): AwsAnswer =>
  answerJson({ __type: type, message: 'no' }, status, headers);
export const hang: AwsAnswer = () => undefined;
export const reset: AwsAnswer = (response) => {
  response.socket?.resetAndDestroy();
};
/** Answers, but never to the end. */
export const stall: AwsAnswer = (response) => {
  response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' });
  response.write('{');
};

const isAddress = (address: string | AddressInfo | null): address is AddressInfo =>
  typeof address === 'object' && address !== null;

/** A server of AWS's JSON protocols that answers as it is told, and records what it was asked. */
export const startAwsStub = async (usual: AwsAnswer) => {
  const requests: AwsRequest[] = [];
  /** For the next requests, in turn; afterwards the usual one. */
  const answers: AwsAnswer[] = [];
  const server = createServer((request, response) => {
    const answer = async () => {
      const input: unknown = JSON.parse(await text(request));
      const operation = `${request.headers['x-amz-target']}`.replace(/^.*\./, '');
      const received = { operation, input };
      requests.push(received);
      (answers.shift() ?? usual)(response, received);
    };
    answer().catch(() => response.destroy());
  });
  const connections = { count: 0 };
  server.on('connection', () => {
    connections.count += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (!isAddress(address)) throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    answers,
    connections,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
