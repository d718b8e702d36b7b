import { closeApis, startApi } from './test-api.ts';

afterEach(closeApis);

it('is the whole payload format 2.0', async () => {
  const { send, events, port } = await startApi();

  const { headers } = await send({
    path: '/webhook?a=1&b=x%20y&a=2&c=p+q&d',
    headers: {
      'Content-Type': 'application/json',
      'User-Agent': 'Enreach/1.0',
      'X-Benemen-Event': ['one', 'two'],
      Cookie: 'session=1; theme=dark',
    },
    body: '{"Id":1}',
  });

  const [event] = events;
  expect(event).toEqual({
    version: '2.0',
    routeKey: 'POST /webhook',
    rawPath: '/webhook',
    rawQueryString: 'a=1&b=x%20y&a=2&c=p+q&d',
    cookies: ['session=1', 'theme=dark'],
    headers: {
      'content-length': '8',
      'content-type': 'application/json',
      host: `127.0.0.1:${port}`,
      'user-agent': 'Enreach/1.0',
      'x-amzn-trace-id': expect.stringMatching(/^Root=1-[\da-f]{8}-[\da-f]{24}$/),
      'x-benemen-event': 'one,two',
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-port': String(port),
      'x-forwarded-proto': 'http',
    },
    queryStringParameters: { a: '1,2', b: 'x y', c: 'p q', d: '' },
    requestContext: {
      accountId: '123456789012',
      apiId: 'local',
      domainName: '127.0.0.1',
      domainPrefix: '127',
      http: {
        method: 'POST',
        path: '/webhook',
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: 'Enreach/1.0',
      },
      requestId: headers['apigw-requestid'],
      routeKey: 'POST /webhook',
      stage: '$default',
      time: expect.stringMatching(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/),
      timeEpoch: expect.closeTo(Date.now(), -4),
    },
    body: '{"Id":1}',
    isBase64Encoded: false,
  });
});

it('lacks what the request lacks', async () => {
  const { send, events } = await startApi();

  await send({ method: 'GET', path: '/' });

  const [event] = events;
  expect(Object.keys(event ?? {})).toEqual([
    'version',
    'routeKey',
    'rawPath',
    'rawQueryString',
    'headers',
    'requestContext',
    'isBase64Encoded',
  ]);
  expect(event).toMatchObject({ rawQueryString: '', isBase64Encoded: false });
  expect(event?.headers['content-length']).toBe('0');
});

it('has the path decoded, and the whole of it in a named stage', async () => {
  const { send, events } = await startApi(undefined, {
    stageName: 'dev',
    routeKeys: ['POST /a/{id}'],
  });

  const replies = [
    await send({ path: '/dev/%61/x%2Fy' }),
    await send({ path: '/a/1' }),
    await send({ path: '/dev/a/%zz' }),
  ];

  expect(replies.map(({ statusCode }) => statusCode)).toEqual([200, 404, 200]);
  expect(events.map(({ rawPath, pathParameters }) => ({ rawPath, pathParameters }))).toEqual([
    { rawPath: '/dev/a/x/y', pathParameters: { id: 'x/y' } },
    { rawPath: '/dev/a/%zz', pathParameters: { id: '%zz' } },
  ]);
});

it('adds the client to an X-Forwarded-For that it sent, and believes only the connection', async () => {
  const { send, events } = await startApi();

  await send({ headers: { 'X-Forwarded-For': '192.0.2.1' } });

  expect(events[0]?.headers['x-forwarded-for']).toBe('192.0.2.1, 127.0.0.1');
  expect(events[0]?.requestContext.http.sourceIp).toBe('127.0.0.1');
});
