import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, request, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import * as v from 'valibot';
import { factsOf } from '../../lib/console/facts.ts';
import { createJournal } from '../../lib/console/journal/journal.ts';
import { createEventStream, type EventStream } from '../../lib/console/server/event-stream.ts';
import { createRequestHandler } from '../../lib/console/server/handle-request.ts';

const addressSchema = v.object({ port: v.number() });

interface Reply {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

describe("the console's server", () => {
  const journal = createJournal();
  const posted: unknown[] = [];
  let server: Server;
  let stream: EventStream;
  let port = 0;

  beforeAll(async () => {
    const facts = factsOf({ startedMs: 1, endpoints: [], awsEndpoint: '', curl: 'curl -i' });
    stream = createEventStream(facts, journal, async () => ({
      counts: journal.counts(),
      seconds: [],
      overall: {},
      playing: 'day',
    }));
    const handle = createRequestHandler({
      files: new Map([
        ['/', { type: 'text/html; charset=utf-8', content: Buffer.from('<p>page</p>') }],
      ]),
      api: {
        act: (input) => {
          posted.push(v.parse(v.object({ name: v.string() }), input));
          return { ok: true, text: 'done' };
        },
        fail: () => {
          throw new Error('the queue is gone');
        },
      },
      stream,
      port: () => port,
    });
    server = createServer((incoming, response) => void handle(incoming, response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    port = v.parse(addressSchema, server.address()).port;
  });
  afterAll(() => {
    stream.close();
    server.close();
    server.closeAllConnections();
  });

  const ask = async (
    path: string,
    { body, ...headers }: Record<string, string> = {},
  ): Promise<Reply> => {
    const asked = request({
      port,
      host: '127.0.0.1',
      path,
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json', ...headers },
    });
    asked.end(body);
    const [response] = await once(asked, 'response');
    return { status: response.statusCode, headers: response.headers, body: await text(response) };
  };

  it('serves the page, to which nothing from elsewhere may come', async () => {
    const { status, headers, body } = await ask('/');
    expect([status, body]).toEqual([200, '<p>page</p>']);
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'self';.*frame-ancestors 'none'/,
    );
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it.each(['/', '/api/act', '/api/stream'])(
    'refuses %s to others, and does nothing',
    async (path) => {
      const before = posted.length;
      const reply = await ask(path, {
        host: 'evil.example',
        ...(path === '/api/act' && { body: '{"name":"x"}' }),
      });
      expect(reply.status).toBe(403);
      expect(posted).toHaveLength(before);
    },
  );

  it('acts on what its page posts', async () => {
    const { status, body } = await ask('/api/act', {
      body: '{"name":"x"}',
      origin: `http://127.0.0.1:${port}`,
    });
    expect([status, JSON.parse(body)]).toEqual([200, { ok: true, text: 'done' }]);
    expect(posted).toContainEqual({ name: 'x' });
  });

  it.each([
    ['a path of the object prototype', '/api/constructor', { body: '{}' }, 404],
    ['an action that is only asked for', '/api/act', {}, 404],
    ['a file that is none', '/../package.json', {}, 404],
    ['an action that it lacks', '/api/nothing', { body: '{}' }, 404],
    ['an input that makes no sense', '/api/act', { body: '{"name":1}' }, 400],
    ['what is no JSON', '/api/act', { body: '{' }, 400],
    [
      'a form, which any page may post',
      '/api/act',
      { body: '{"name":"x"}', 'content-type': 'text/plain' },
      400,
    ],
    ['an action that fails', '/api/fail', { body: '{}' }, 500],
  ])('answers %s', async (_, path, options, status) => {
    expect((await ask(path, options)).status).toBe(status);
  });

  it('says why an action failed', async () => {
    expect(JSON.parse((await ask('/api/fail', { body: '{}' })).body)).toEqual({
      ok: false,
      text: 'the queue is gone',
    });
  });

  it('streams what is there, then what changes', async () => {
    const asked = request({ port, host: '127.0.0.1', path: '/api/stream' });
    asked.end();
    const [response] = await once(asked, 'response');
    expect(response.headers['content-type']).toBe('text/event-stream');
    let heard = '';
    response.setEncoding('utf8');
    const until = async (wanted: string): Promise<void> => {
      while (!heard.includes(wanted)) heard += (await once(response, 'data'))[0];
    };
    await until('"curl":"curl -i"');
    await until('event: changes\ndata: {"deliveries":[],"gone":[]}\n\n');
    await until('"playing":"day"');
    journal.record({
      kind: 'log',
      functionName: 'f',
      text: '{"message":"webhook answered","outcome":"accepted","requestId":"r1","deliveryId":"d-1"}',
    });
    await until('"deliveryId":"d-1"');
    response.on('error', () => {}); // leaving is one
    asked.destroy();
  });
});
