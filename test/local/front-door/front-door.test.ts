import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { AwsError } from '../../../lib/local/front-door/aws-error.ts';
import { createFrontDoor, type FrontDoor } from '../../../lib/local/front-door/front-door.ts';
import { createUpstream } from '../../../lib/local/front-door/upstream.ts';

const emulator = createServer((request, response) => {
  let size = 0;
  request.on('data', (chunk) => {
    size += chunk.length;
  });
  request.on('end', () => response.end(JSON.stringify({ size })));
});

describe('the AWS endpoint of the local cloud', () => {
  let frontDoor: FrontDoor;
  let endpoint: string;
  let upstream: ReturnType<typeof createUpstream>;
  const seen: unknown[] = [];

  beforeAll(async () => {
    emulator.listen(0, '127.0.0.1');
    await once(emulator, 'listening');
    upstream = createUpstream((emulator.address() as AddressInfo).port);
    frontDoor = createFrontDoor({
      upstreams: { Emulated: upstream, Down: createUpstream(1) },
      services: {
        Ours: (operation, input) => {
          if (operation === 'Fail') throw new AwsError('NoSuchThing', 'it is not there');
          if (operation === 'Break') throw new TypeError('a bug');
          seen.push(input);
          return { operation };
        },
      },
    });
    endpoint = await frontDoor.listen();
  });
  afterAll(async () => {
    await frontDoor.close();
    upstream.close();
    emulator.close();
  });

  const call = async (target: string, body = '{}') => {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'x-amz-target': target },
      body,
    });
    return { status: response.status, body: await response.json() };
  };

  it('tells services apart by X-Amz-Target', async () => {
    expect(await call('Ours.Do', '{"a":1}')).toEqual({ status: 200, body: { operation: 'Do' } });
    expect(seen).toContainEqual({ a: 1 });
    expect(await call('Emulated.Do', 'x'.repeat(100_000))).toEqual({
      status: 200,
      body: { size: 100_000 },
    });
  });

  it.each([
    ["a service's own error", 'Ours.Fail', 400, 'NoSuchThing'],
    ['a bug', 'Ours.Break', 500, 'InternalFailure'],
    ['a service that is not emulated', 'Other.Do', 400, 'UnknownOperationException'],
    ['an emulator that does not answer', 'Down.Do', 503, 'ServiceUnavailable'],
  ])("answers %s in AWS's shape", async (_, target, status, name) => {
    expect(await call(target)).toMatchObject({ status, body: { __type: name } });
  });

  it.each([
    [
      'signed for',
      { authorization: 'AWS4-HMAC-SHA256 Credential=k/20260101/us-east-1/s3/aws4_request' },
      's3',
    ],
    ['that nothing names', {}, 'an unnamed service'],
  ])('names a service %s that it does not emulate', async (_, headers, service) => {
    const response = await fetch(`${endpoint}/bucket/key?acl`, { method: 'PUT', headers });
    expect([response.status, await response.json()]).toEqual([
      400,
      {
        __type: 'UnknownOperationException',
        Message: `${service}, PUT /bucket/key: the local cloud does not emulate this service`,
      },
    ]);
  });

  it('keeps serving after a client hangs up in the middle of a request', async () => {
    const { port, hostname } = new URL(endpoint);
    const socket = connect(Number(port), hostname);
    socket.write(
      'POST / HTTP/1.1\r\nhost: x\r\nx-amz-target: Emulated.Do\r\ncontent-length: 9\r\n\r\nhalf',
    );
    socket.destroy();
    expect(await call('Emulated.Do', 'x')).toMatchObject({ status: 200 });
  });
});
