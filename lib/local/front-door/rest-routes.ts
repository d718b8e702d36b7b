import type { Asked } from './api-call.ts';
import { AwsError } from './aws-error.ts';
import type { WireRequest } from './wire-request.ts';

type Route = readonly [method: string, path: RegExp, operation: string];

/** Lambda's, the one service here that tells operations by path. @see https://docs.aws.amazon.com/lambda/latest/api/API_Operations.html */
const routes: readonly Route[] = [
  ['POST', /^\/2015-03-31\/functions\/(?<FunctionName>[^/]+)\/invocations$/, 'Invoke'],
  ['GET', /^\/2015-03-31\/functions\/(?<FunctionName>[^/]+)$/, 'GetFunction'],
  [
    'GET',
    /^\/2015-03-31\/functions\/(?<FunctionName>[^/]+)\/configuration$/,
    'GetFunctionConfiguration',
  ],
  ['GET', /^\/2015-03-31\/event-source-mappings$/, 'ListEventSourceMappings'],
  ['GET', /^\/2015-03-31\/event-source-mappings\/(?<UUID>[^/]+)$/, 'GetEventSourceMapping'],
  ['PUT', /^\/2015-03-31\/event-source-mappings\/(?<UUID>[^/]+)$/, 'UpdateEventSourceMapping'],
];

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const parseBody = (body: Buffer): object => {
  try {
    const value: unknown = JSON.parse(body.toString() || '{}');
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // said below
  }
  throw new AwsError('SerializationException', 'the body is no JSON object');
};

/** @returns undefined when the path is of no such service. What the path names wins over the query, that over the body. */
export const readRestCall = ({ method, url, body }: WireRequest): Asked | undefined => {
  const { pathname, searchParams } = new URL(url, 'http://lambda');
  if (!/^\/20\d\d-\d\d-\d\d\//.test(pathname)) return undefined;
  const path = pathname.replace(/\/$/, '');
  for (const [itsMethod, pattern, operation] of routes) {
    const match = method === itsMethod ? pattern.exec(path) : null;
    if (!match) continue;
    const named = Object.entries(match.groups ?? {}).map(([name, text]) => [name, decoded(text)]);
    return {
      service: 'lambda',
      operation,
      get input() {
        // What is posted to a function is the function's affair.
        const content = method === 'PUT' ? parseBody(body) : {};
        return { ...content, ...Object.fromEntries(searchParams), ...Object.fromEntries(named) };
      },
    };
  }
  return { service: 'lambda', operation: `${method} ${pathname}`, input: {} };
};
