import type { IncomingMessage } from 'node:http';
import { newTraceRoot } from '../lambda/trace-id.ts';

/** They belong to one connection, and the event has its own place for cookies. */
const notPassedOn = new Set([
  'connection',
  'cookie',
  'expect',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

const sent = (request: IncomingMessage, name: string): string | undefined =>
  request.headersDistinct[name]?.join(',');

export const cookiesOf = (request: IncomingMessage): readonly string[] | undefined =>
  request.headersDistinct.cookie
    ?.flatMap((header) => header.split(';'))
    .map((cookie) => cookie.trim())
    .filter((cookie) => cookie !== '');

export const sourceIpOf = (request: IncomingMessage): string =>
  (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');

/**
 * A request's headers as the event has them: names in lower case, repeated ones joined by commas, and what API Gateway
 * adds.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export const eventHeaders = (
  request: IncomingMessage,
  bodyBytes: number,
): Record<string, string> => {
  const forwardedFor = sent(request, 'x-forwarded-for');
  const sourceIp = sourceIpOf(request);
  const headers = Object.entries(request.headersDistinct).flatMap(([name, values]) =>
    values === undefined || notPassedOn.has(name) ? [] : [[name, values.join(',')]],
  );
  return {
    ...Object.fromEntries(headers),
    'content-length': String(bodyBytes),
    'x-amzn-trace-id': sent(request, 'x-amzn-trace-id') ?? newTraceRoot(),
    'x-forwarded-for': forwardedFor === undefined ? sourceIp : `${forwardedFor}, ${sourceIp}`,
    'x-forwarded-port': String(request.socket.localPort ?? ''),
    'x-forwarded-proto': 'encrypted' in request.socket ? 'https' : 'http',
  };
};
