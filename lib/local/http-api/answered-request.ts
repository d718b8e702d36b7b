import type { IncomingMessage } from 'node:http';
import { hostNameOf } from './create-event.ts';
import { sourceIpOf } from './event-headers.ts';
import { gatewayMessageOf, type HttpAnswer } from './http-answer.ts';
import { parseTarget } from './request-target.ts';
import type { AnsweredRequest, ApiIdentity, Integration } from './types.ts';

/** An answer, and how far the request came. */
export interface Answered {
  readonly answer: HttpAnswer;
  readonly routeKey?: string;
  readonly body?: Buffer;
  readonly integration?: Integration;
}

/** What is known of a request when it arrives; its connection may be gone later. */
export const describeArrival = (request: IncomingMessage, api: ApiIdentity, requestId: string) => ({
  api,
  requestId,
  startedMs: Date.now(),
  method: request.method ?? '',
  path: parseTarget(request.url ?? '/').path,
  protocol: `HTTP/${request.httpVersion}`,
  domainName: hostNameOf(request),
  sourceIp: sourceIpOf(request),
  userAgent: request.headers['user-agent'] ?? '',
});

export const answeredRequest = (
  arrival: ReturnType<typeof describeArrival>,
  { answer, routeKey, body, integration }: Answered,
): AnsweredRequest => ({
  ...arrival,
  routeKey,
  status: answer.statusCode,
  responseBytes: answer.body.length,
  latencyMs: Date.now() - arrival.startedMs,
  errorMessage: gatewayMessageOf(answer),
  body,
  integration,
});
