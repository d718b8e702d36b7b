import type { IncomingMessage } from 'node:http';
import { clfTime } from './clf-time.ts';
import { encodeBody } from './encode-body.ts';
import { cookiesOf, eventHeaders, sourceIpOf } from './event-headers.ts';
import type { RouteMatch } from './match-route.ts';
import { decodePath, parseQuery, type RequestTarget } from './request-target.ts';
import type { ApiIdentity, HttpApiEvent } from './types.ts';

export const hostNameOf = (request: IncomingMessage): string =>
  (request.headers.host ?? 'localhost').replace(/:\d+$/, '');

/**
 * A request as the function gets it: payload format 2.0.
 *
 * `rawPath` is percent-decoded, as on an HTTP API and whatever its name says (a function URL keeps it as sent).
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 * @see https://github.com/middleapi/standard-server/pull/93 and https://github.com/aws/aws-lambda-dotnet/pull/1901 for `rawPath`
 */
export const createEvent = (
  request: IncomingMessage,
  target: RequestTarget,
  { route, pathParameters }: RouteMatch,
  bytes: Buffer,
  requestId: string,
  { accountId, apiId, stage }: ApiIdentity,
): HttpApiEvent => {
  const { routeKey } = route;
  const rawPath = decodePath(target.path);
  const cookies = cookiesOf(request);
  const queryStringParameters = parseQuery(target.queryString);
  const domainName = hostNameOf(request);
  const now = new Date();
  return {
    version: '2.0',
    routeKey,
    rawPath,
    rawQueryString: target.queryString,
    ...(cookies && { cookies }),
    headers: eventHeaders(request, bytes.length),
    ...(queryStringParameters && { queryStringParameters }),
    requestContext: {
      accountId,
      apiId,
      domainName,
      domainPrefix: domainName.split('.')[0] ?? '',
      http: {
        method: request.method ?? '',
        path: rawPath,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: sourceIpOf(request),
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId,
      routeKey,
      stage,
      time: clfTime(now),
      timeEpoch: now.getTime(),
    },
    ...(Object.keys(pathParameters).length > 0 && { pathParameters }),
    ...encodeBody(bytes, request.headers['content-type']),
  };
};
