import { closeApis, startApi } from './test-api.ts';

afterEach(closeApis);

const routeKeys = [
  '$default',
  'ANY /{proxy+}',
  'GET /pets/{proxy+}',
  'GET /pets/dog/{id}',
  'ANY /pets/dog/1',
  'GET /pets/dog/1',
  'POST /webhook/{proxy+}',
  'POST /webhook',
];

it.each([
  ['POST', '/webhook', 'POST /webhook', undefined],
  ['POST', '/webhook/', 'POST /webhook/{proxy+}', { proxy: '' }],
  ['POST', '/webhook/a/b%20c', 'POST /webhook/{proxy+}', { proxy: 'a/b c' }],
  ['PUT', '/webhook', 'ANY /{proxy+}', { proxy: 'webhook' }],
  ['POST', '/webhooks', 'ANY /{proxy+}', { proxy: 'webhooks' }],
  ['GET', '/pets/dog/1', 'GET /pets/dog/1', undefined],
  ['POST', '/pets/dog/1', 'ANY /pets/dog/1', undefined],
  ['GET', '/pets/dog/2', 'GET /pets/dog/{id}', { id: '2' }],
  ['GET', '/pets/dog/', 'GET /pets/{proxy+}', { proxy: 'dog/' }],
  ['GET', '/pets/cat/3', 'GET /pets/{proxy+}', { proxy: 'cat/3' }],
])('%s %s leads to %s', async (method, path, routeKey, pathParameters) => {
  const { send, events } = await startApi(undefined, { routeKeys });

  await send({ method, path });

  expect(events).toMatchObject([{ routeKey }]);
  expect(events[0]?.pathParameters).toEqual(pathParameters);
});

it('leads everything else to $default, when there is one', async () => {
  const { send, events } = await startApi(undefined, { routeKeys: ['POST /webhook', '$default'] });

  await send({ path: '/webhook/' });

  expect(events).toMatchObject([{ routeKey: '$default', rawPath: '/webhook/' }]);
  expect(events[0]).not.toHaveProperty('pathParameters');
});

it.each([
  ['GET', '/webhook'],
  ['POST', '/webhook/'],
  ['POST', '/WEBHOOK'],
  ['POST', '//webhook'],
])('is a 404 without a route: %s %s', async (method, path) => {
  const { send, events } = await startApi(undefined, { routeKeys: ['POST /webhook'] });

  expect(await send({ method, path })).toMatchObject({
    statusCode: 404,
    headers: { 'content-type': 'application/json', 'apigw-requestid': expect.any(String) },
    body: '{"message":"Not Found"}',
  });
  expect(events).toEqual([]);
});
