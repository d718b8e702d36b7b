import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type Answered, answeredRequest, describeArrival } from './answered-request.ts';
import { createEvent } from './create-event.ts';
import { gatewayAnswers, gatewayMessageOf } from './http-answer.ts';
import { integrate } from './integrate.ts';
import { createRouteMatcher } from './match-route.ts';
import { readBody } from './read-body.ts';
import { parseTarget } from './request-target.ts';
import { sendAnswer } from './send-answer.ts';
import { createTokenBucket } from './token-bucket.ts';
import type { HttpApi, HttpApiOptions } from './types.ts';

const closeGraceMs = 1000;
/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
const maxIntegrationMs = 30_000;

const serverOptions = {
  // Request line and headers together. @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
  maxHeaderSize: 10_240,
  // A client that sends slowly, or stops: Node answers 408 and closes.
  requestTimeout: 30_000,
  connectionsCheckingInterval: 1000,
};

/** The path that routes see: all of it on `$default`, else what follows the stage's name. */
const pathInStage = (path: string, stage: string): string | undefined => {
  if (stage === '$default') return path;
  if (path === `/${stage}`) return '/';
  return path.startsWith(`/${stage}/`) ? path.slice(stage.length + 1) : undefined;
};

/** An API Gateway HTTP API with Lambda proxy integrations, on this machine. */
export const createHttpApi = ({
  routes,
  stageName = '$default',
  throttle,
  tls,
  accountId = '123456789012',
  apiId = 'local',
  onAnswered = () => {},
}: HttpApiOptions): HttpApi => {
  const matchRoute = createRouteMatcher(routes);
  const mayPass = throttle ? createTokenBucket(throttle) : () => true;
  const api = { accountId, apiId, stage: stageName };

  const answer = async (request: IncomingMessage, requestId: string): Promise<Answered> => {
    const target = parseTarget(request.url ?? '/');
    const path = pathInStage(target.path, stageName);
    const match = path === undefined ? undefined : matchRoute(request.method ?? '', path);
    if (!match) return { answer: gatewayAnswers.notFound };
    const { routeKey } = match.route;
    if (!mayPass()) return { answer: gatewayAnswers.tooManyRequests, routeKey };
    const body = await readBody(request);
    if (!body) return { answer: gatewayAnswers.requestEntityTooLarge, routeKey };
    const event = createEvent(request, target, match, body, requestId, api);
    const timeoutMs = match.route.timeoutMs ?? maxIntegrationMs;
    const startedMs = performance.now();
    const integrated = await integrate(() => match.route.invoke(event), timeoutMs);
    const latencyMs = Math.round(performance.now() - startedMs);
    const status = gatewayMessageOf(integrated) === undefined ? integrated.statusCode : undefined;
    return { answer: integrated, routeKey, body, integration: { latencyMs, status } };
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const requestId = `${randomBytes(11).toString('base64url')}=`;
    const arrival = describeArrival(request, api, requestId);
    response.on('error', () => {}); // the client went away
    try {
      const answered = await answer(request, requestId);
      sendAnswer(response, answered.answer, requestId);
      onAnswered(answeredRequest(arrival, answered));
    } catch {
      // Only a client's fault comes here: it went away, or sent what is not HTTP.
      response.destroy();
    }
  };

  const onRequest = (request: IncomingMessage, response: ServerResponse) =>
    void handle(request, response);
  const server = tls
    ? createTlsServer({ ...serverOptions, ...tls }, onRequest)
    : createServer(serverOptions, onRequest);

  return {
    listen: async (port, host = '127.0.0.1') => {
      server.listen(port, host);
      await once(server, 'listening');
      const address = server.address();
      const actual = typeof address === 'object' && address ? address.port : port;
      return { url: `${tls ? 'https' : 'http'}://${host}:${actual}`, port: actual };
    },
    close: async () => {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      // A connection turns idle when its answer is out, and would then be kept for the next request.
      const sweep = setInterval(() => server.closeIdleConnections(), 20);
      const timer = setTimeout(() => server.closeAllConnections(), closeGraceMs);
      await closed;
      clearInterval(sweep);
      clearTimeout(timer);
    },
  };
};
