import { clfTime } from './clf-time.ts';
import type { AnsweredRequest } from './types.ts';

type Variable = (request: AnsweredRequest) => string | number | undefined;

/**
 * Variables without their `$context.`, as an HTTP API has them; of what the local cloud does not know, such as
 * `error.responseType`, there is none.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html
 */
const variables: Readonly<Record<string, Variable>> = {
  accountId: ({ api }) => api.accountId,
  apiId: ({ api }) => api.apiId,
  stage: ({ api }) => api.stage,
  requestId: ({ requestId }) => requestId,
  extendedRequestId: ({ requestId }) => requestId,
  requestTime: ({ startedMs }) => clfTime(new Date(startedMs)),
  requestTimeEpoch: ({ startedMs }) => startedMs,
  httpMethod: ({ method }) => method,
  path: ({ path }) => path,
  protocol: ({ protocol }) => protocol,
  domainName: ({ domainName }) => domainName,
  domainPrefix: ({ domainName }) => domainName.split('.')[0],
  'identity.sourceIp': ({ sourceIp }) => sourceIp,
  'identity.userAgent': ({ userAgent }) => userAgent,
  routeKey: ({ routeKey }) => routeKey,
  status: ({ status }) => status,
  responseLength: ({ responseBytes }) => responseBytes,
  responseLatency: ({ latencyMs }) => latencyMs,
  'error.message': ({ errorMessage }) => errorMessage,
  'error.messageString': ({ errorMessage }) => errorMessage && JSON.stringify(errorMessage),
  integrationLatency: ({ integration }) => integration?.latencyMs,
  'integration.latency': ({ integration }) => integration?.latencyMs,
  // "The status code that your Lambda function code returns".
  'integration.status': ({ integration }) => integration?.status,
};

/** One line of the access log: the stage's format with its variables filled in, `-` where there is no value. */
export const accessLogLine = (format: string, request: AnsweredRequest): string =>
  format.replace(/\$context\.(\w+(?:\.\w+)*)/g, (_, name: string) => {
    const variable = Object.hasOwn(variables, name) ? variables[name] : undefined;
    const value = variable?.(request);
    return value === undefined || value === '' ? '-' : `${value}`;
  });
