import { closeApis, startApi } from './test-api.ts';

afterEach(closeApis);

const bytes = Buffer.from([0x7b, 0xff, 0xc3, 0xa4, 0x7d]); // { , no UTF-8, ä, }

it.each([
  ['application/json'],
  ['application/json; charset=utf-8'],
  ['Application/JSON;charset="UTF-8"'],
  ['application/xml'],
  ['application/javascript'],
  ['text/plain'],
  ['text/xml;charset=utf-8'],
])('is text when its type is %s, with U+FFFD for what is no UTF-8', async (contentType) => {
  const { send, events } = await startApi();

  await send({ headers: { 'content-type': contentType }, body: bytes });

  expect(events[0]).toMatchObject({ body: '{\ufffdä}', isBase64Encoded: false });
});

it.each([
  ['absent', {}],
  ['application/x-www-form-urlencoded', { 'content-type': 'application/x-www-form-urlencoded' }],
  ['application/octet-stream', { 'content-type': 'application/octet-stream' }],
  ['application/problem+json', { 'content-type': 'application/problem+json' }],
  ['text/plain in ISO-8859-1', { 'content-type': 'text/plain; charset=iso-8859-1' }],
])('is base64 when its type is %s', async (_name, headers) => {
  const { send, events } = await startApi();

  await send({ headers, body: bytes });

  expect(events[0]).toMatchObject({ body: bytes.toString('base64'), isBase64Encoded: true });
});

it('keeps a byte order mark', async () => {
  const { send, events } = await startApi();

  await send({ headers: { 'content-type': 'application/json' }, body: '\ufeff{}' });

  expect(events[0]?.body).toBe('\ufeff{}');
});

it('may come in chunks, and has its length told all the same', async () => {
  const { send, events } = await startApi();

  await send({
    headers: { 'content-type': 'text/plain', 'transfer-encoding': 'chunked' },
    body: 'chunks',
  });

  expect(events[0]).toMatchObject({ body: 'chunks', headers: { 'content-length': '6' } });
  expect(events[0]?.headers).not.toHaveProperty('transfer-encoding');
});

it('may have 10 MB and no more', async () => {
  const { send, events } = await startApi();
  const headers = { 'content-type': 'text/plain' };
  const limit = 10 * 1024 * 1024;

  const allowed = await send({ headers, body: Buffer.alloc(limit, 'x') });
  const refused = await send({ headers, body: Buffer.alloc(limit + 1, 'x') });

  expect(allowed.statusCode).toBe(200);
  expect(refused).toMatchObject({
    statusCode: 413,
    headers: { 'content-type': 'application/json' },
    body: '{"message":"Request Entity Too Large"}',
  });
  expect(events).toHaveLength(1);
});
