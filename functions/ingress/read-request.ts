import * as v from 'valibot';

// Strict only where nothing could be checked without: what is missing beyond that must not cost a delivery.
const eventSchema = v.object({
  rawPath: v.string(),
  headers: v.nullish(v.record(v.string(), v.unknown()), {}),
  body: v.nullish(v.string(), ''),
  isBase64Encoded: v.nullish(v.boolean(), false),
  requestContext: v.object({
    http: v.object({ method: v.string(), sourceIp: v.nullish(v.string(), '') }),
    requestId: v.nullish(v.string(), ''),
    timeEpoch: v.optional(v.unknown()),
  }),
});

type HttpEvent = v.InferOutput<typeof eventSchema>;

/** One HTTP request as API Gateway hands it over, with no more of it than the ingress looks at. */
export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly sourceIp: string;
  /** API Gateway's id of the request: the one in its access log. */
  readonly requestId: string;
  /** Epoch milliseconds when API Gateway got it; unverified. */
  readonly timeEpoch: unknown;
  readonly body: string;
  readonly isBase64Encoded: boolean;
  /** A header's value whatever the case of its name; the values of a repeated one joined by commas. */
  header(name: string): string | undefined;
}

const headerOf = (headers: HttpEvent['headers'], name: string): string | undefined => {
  const values = Object.entries(headers)
    .filter(([key, value]) => key.toLowerCase() === name && typeof value === 'string')
    .map(([, value]) => value);
  return values.length === 0 ? undefined : values.join(',');
};

/**
 * Reads an event of an API Gateway HTTP API (payload format 2.0).
 *
 * @throws ValiError when it is none.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export const readRequest = (event: unknown): ReceivedRequest => {
  const { rawPath, headers, body, isBase64Encoded, requestContext } = v.parse(eventSchema, event);
  return {
    method: requestContext.http.method,
    path: rawPath,
    sourceIp: requestContext.http.sourceIp,
    requestId: requestContext.requestId,
    timeEpoch: requestContext.timeEpoch,
    body,
    isBase64Encoded,
    header: (name) => headerOf(headers, name),
  };
};
