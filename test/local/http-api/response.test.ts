import type { InvocationResult } from '../../../lib/local/lambda/function-types.ts';
import { LambdaServiceError } from '../../../lib/local/lambda/lambda-service-error.ts';
import { closeApis, returns, startApi } from './test-api.ts';

afterEach(closeApis);

const internalServerError = {
  statusCode: 500,
  headers: expect.objectContaining({ 'content-type': 'application/json' }),
  body: '{"message":"Internal Server Error"}',
};

it('has the status, headers, cookies and body of the function', async () => {
  const { send } = await startApi(
    returns({
      statusCode: 201,
      headers: { 'Content-Type': 'text/html', 'X-Count': 3, 'X-Flag': true, 'Content-Length': 99 },
      cookies: ['a=1; Secure', 'b=2'],
      body: 'häagen',
    }),
  );

  expect(await send()).toEqual({
    statusCode: 201,
    headers: {
      'apigw-requestid': expect.stringMatching(/^[\w-]{15}=$/),
      connection: 'keep-alive',
      'content-length': '7',
      'content-type': 'text/html',
      date: expect.any(String),
      'keep-alive': expect.any(String),
      'set-cookie': ['a=1; Secure', 'b=2'],
      'x-count': '3',
      'x-flag': 'true',
    },
    body: Buffer.from('häagen').toString('latin1'),
  });
});

it('is plain text when the function names no type, and says that an empty body is empty', async () => {
  const { send } = await startApi(returns({ statusCode: 200 }));

  expect(await send()).toMatchObject({
    statusCode: 200,
    headers: { 'content-length': '0', 'content-type': 'text/plain; charset=utf-8' },
    body: '',
  });
});

it('has the bytes of a base64 body', async () => {
  const { send } = await startApi(
    returns({ statusCode: 200, body: '/wAQ', isBase64Encoded: true }),
  );

  expect(await send()).toMatchObject({ headers: { 'content-length': '3' }, body: '\xff\x00\x10' });
});

it('has no body with a 204, nor with a HEAD', async () => {
  const { send } = await startApi(async ({ requestContext }) => ({
    ok: true,
    payload: { statusCode: requestContext.http.method === 'HEAD' ? 200 : 204, body: 'text' },
  }));

  const noContent = await send();
  expect(noContent).toMatchObject({ statusCode: 204, body: '' });
  expect(noContent.headers).not.toHaveProperty('content-length');
  expect(await send({ method: 'HEAD' })).toMatchObject({
    statusCode: 200,
    headers: { 'content-length': '4' },
    body: '',
  });
});

it.each([
  ['an object', { ok: true, list: [1] }, '{"ok":true,"list":[1]}'],
  ['a list', [1, 2], '[1,2]'],
  ['text', 'hello', 'hello'],
  ['a number', 7, '7'],
  ['null', null, 'null'],
])(
  'is a 200 with the answer itself when it is %s without a status code',
  async (_name, payload, body) => {
    const { send } = await startApi(returns(payload));

    expect(await send()).toMatchObject({
      statusCode: 200,
      headers: { 'content-type': 'application/json' },
      body,
    });
  },
);

it.each([
  ['a status code that is no number', { statusCode: 'ok' }],
  ['a status code that HTTP lacks', { statusCode: 42 }],
  ['a body that is no text', { statusCode: 200, body: { a: 1 } }],
  ['headers that are no texts', { statusCode: 200, headers: { a: { b: 1 } } }],
  ['a header with a line break', { statusCode: 200, headers: { a: 'x\r\ny: z' } }],
  ['cookies that are no list', { statusCode: 200, cookies: 'a=1' }],
])('is a 500 when the function returns %s', async (_name, payload) => {
  const { send } = await startApi(returns(payload));

  expect(await send()).toEqual(internalServerError);
});

const functionError: InvocationResult = {
  ok: false,
  functionError: 'Unhandled',
  payload: { errorType: 'Error', errorMessage: 'a secret' },
};

it('is a 500 that tells nothing when the function fails', async () => {
  const { send } = await startApi(async () => functionError);

  expect(await send()).toEqual(internalServerError);
});

it.each([
  ['RequestTooLargeException', 413, 'Request Entity Too Large'],
  ['TooManyRequestsException', 503, 'Service Unavailable'],
  ['ServiceException', 503, 'Service Unavailable'],
] as const)('answers for Lambda when it refuses with %s', async (code, statusCode, message) => {
  const { send } = await startApi(async () => {
    throw new LambdaServiceError(code, 'refused');
  });

  expect(await send()).toMatchObject({ statusCode, body: JSON.stringify({ message }) });
});

it('is a 503 when the function takes too long', async () => {
  const answer = Promise.withResolvers<InvocationResult>();
  const { send } = await startApi(() => answer.promise, { timeoutMs: 50 });

  expect(await send()).toMatchObject({
    statusCode: 503,
    body: '{"message":"Service Unavailable"}',
  });
  answer.resolve(functionError);
});
