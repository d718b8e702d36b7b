import * as v from 'valibot';
import type { InvocationResult } from '../lambda/function-types.ts';
import { gatewayAnswers, type HttpAnswer, jsonAnswer } from './http-answer.ts';

const headerValue = v.pipe(v.union([v.string(), v.number(), v.boolean()]), v.transform(String));

const responseSchema = v.object({
  statusCode: v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599)),
  headers: v.nullish(v.record(v.string(), headerValue)),
  cookies: v.nullish(v.array(v.string())),
  body: v.nullish(v.string()),
  isBase64Encoded: v.nullish(v.boolean()),
});

/** The connection's, which are the server's to write. */
const ownedByServer = new Set(['connection', 'content-length', 'keep-alive', 'transfer-encoding']);

const hasStatusCode = (payload: unknown): boolean =>
  typeof payload === 'object' && payload !== null && 'statusCode' in payload;

/**
 * Turns a function's answer into HTTP by the rules of payload format 2.0.
 *
 * With a `statusCode` the answer is a response, and a malformed one is a 500; anything else is itself the body of a 200
 * in JSON (a string without its quotes). A function error is a 500 that tells nothing.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html "Lambda function response"
 * @see https://github.com/aws/aws-lambda-dotnet `Tools/LambdaTestTool-v2`, for what AWS does where its guide is silent
 */
export const interpretResponse = (result: InvocationResult): HttpAnswer => {
  if (!result.ok) return gatewayAnswers.internalServerError;
  const { payload } = result;
  if (!hasStatusCode(payload))
    return jsonAnswer(200, typeof payload === 'string' ? payload : JSON.stringify(payload));

  const response = v.safeParse(responseSchema, payload);
  if (!response.success) return gatewayAnswers.internalServerError;
  const { statusCode, headers, cookies, body, isBase64Encoded } = response.output;
  const named = Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    statusCode,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      ...Object.fromEntries(named.filter(([name]) => !ownedByServer.has(name ?? ''))),
    },
    cookies: cookies ?? [],
    body: Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8'),
  };
};
