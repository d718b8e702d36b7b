import { once } from 'node:events';
import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { closeApis, returns, startApi } from './test-api.ts';

afterEach(closeApis);

const slowly = async () => {
  await sleep(100);
  return returns({ statusCode: 200, body: 'slow' })(Object());
};

it('keeps a connection for the next request', async () => {
  const { send } = await startApi();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });

  const replies = [
    await send({ agent }),
    await send({ agent, path: '/none', body: 'x'.repeat(100_000) }),
    await send({ agent }),
  ];
  const sockets = Object.values(agent.freeSockets).flat();
  agent.destroy();

  expect(replies.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
  expect(sockets).toHaveLength(1);
});

it('serves the next client after one that sends no HTTP, too many headers or half a body', async () => {
  const { send, open } = await startApi();
  const answers: string[] = [];
  for (const text of [
    'this is not HTTP\r\n\r\n',
    `POST /webhook HTTP/1.1\r\nhost: x\r\nx-flood: ${'x'.repeat(20_000)}\r\n\r\n`,
  ]) {
    const socket = await open(text);
    const [data] = await once(socket, 'data');
    answers.push(String(data).split('\r\n')[0] ?? '');
    await once(socket, 'close');
  }
  const half = await open('POST /webhook HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf');
  await sleep(20);
  half.destroy();

  expect(answers).toEqual([
    'HTTP/1.1 400 Bad Request',
    'HTTP/1.1 431 Request Header Fields Too Large',
  ]);
  expect((await send()).statusCode).toBe(200);
});

it('survives a client that goes away before its answer', async () => {
  const { send, open, events } = await startApi(slowly);
  const socket = await open('POST /webhook HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n\r\n');
  await sleep(30);
  socket.destroy();
  await sleep(120);

  expect(events).toHaveLength(1);
  expect(await send()).toMatchObject({ statusCode: 200, body: 'slow' });
});

it('answers what is under way when it closes, and nothing after', async () => {
  const { send, close } = await startApi(slowly);
  const underWay = send({ agent: new Agent({ keepAlive: true }) });
  await sleep(30);

  await close();

  expect(await underWay).toMatchObject({ statusCode: 200, body: 'slow' });
  await expect(send()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

it('closes without waiting long for a client that never ends its request', async () => {
  const { open, close } = await startApi();
  await open('POST /webhook HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf');
  await sleep(20);
  const startedAt = performance.now();

  await close();

  expect(performance.now() - startedAt).toBeLessThan(2000);
});

it('listens where it is told, on a free port', async () => {
  const { url, port } = await startApi();

  expect(url).toBe(`http://127.0.0.1:${port}`);
  expect((await fetch(`${url}/webhook`, { method: 'POST' })).status).toBe(200);
});

it('says so when the port is taken', async () => {
  const { port } = await startApi();
  const second = await startApi();
  await second.close();

  await expect(second.listen(port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
