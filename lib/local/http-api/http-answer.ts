/** What goes back to the client. */
export interface HttpAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly string[];
  readonly body: Buffer;
}

export const jsonAnswer = (statusCode: number, body: string): HttpAnswer => ({
  statusCode,
  headers: { 'content-type': 'application/json' },
  cookies: [],
  body: Buffer.from(body),
});

const gatewayAnswer = (statusCode: number, message: string): HttpAnswer =>
  jsonAnswer(statusCode, JSON.stringify({ message }));

/** What API Gateway itself answers. @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-troubleshooting-lambda.html */
export const gatewayAnswers = {
  notFound: gatewayAnswer(404, 'Not Found'),
  requestEntityTooLarge: gatewayAnswer(413, 'Request Entity Too Large'),
  tooManyRequests: gatewayAnswer(429, 'Too Many Requests'),
  internalServerError: gatewayAnswer(500, 'Internal Server Error'),
  serviceUnavailable: gatewayAnswer(503, 'Service Unavailable'),
};

/** What API Gateway says when it answers in the function's stead; undefined when the function itself answered. */
export const gatewayMessageOf = (answer: HttpAnswer): string | undefined =>
  Object.values(gatewayAnswers).includes(answer)
    ? JSON.parse(answer.body.toString()).message
    : undefined;
