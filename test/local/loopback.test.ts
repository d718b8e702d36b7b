import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { request } from 'node:http';
import { createServer, Server } from 'node:net';
import { text } from 'node:stream/consumers';
import * as v from 'valibot';
import { createJournal } from '../../lib/console/journal/journal.ts';
import { type Console, startConsole } from '../../lib/console/start-console.ts';
import { type LocalCloud, startLocalCloud } from '../../lib/local/local-cloud.ts';
import { sharedAssembly } from '../shared-assembly/shared-assembly.ts';

const listenSchema = v.object({ server: v.instance(Server) });
const addressSchema = v.object({ address: v.string(), port: v.number() });

/** Every server of this process that began to listen. @see https://nodejs.org/api/diagnostics_channel.html - `tracing:net.server.listen:asyncEnd` */
const watchServers = () => {
  const servers: Server[] = [];
  const onListening = (message: unknown) => {
    servers.push(v.parse(listenSchema, message).server);
  };
  const channel = 'tracing:net.server.listen:asyncEnd';
  subscribe(channel, onListening);
  return {
    addresses: () => servers.map((server) => v.parse(addressSchema, server.address())),
    stop: () => unsubscribe(channel, onListening),
  };
};

/** Asks for the secret as any page could; `fetch` would not send these headers. */
const ask = async (port: number, headers: Record<string, string>) => {
  const { promise, resolve, reject } = Promise.withResolvers<{ status?: number; body: string }>();
  const asked = request({ host: '127.0.0.1', port, method: 'POST', headers }, (response) => {
    text(response).then((body) => resolve({ status: response.statusCode, body }), reject);
  });
  asked.once('error', reject);
  asked.end('{}');
  return promise;
};

describe('the servers of `npm start`', () => {
  const servers = watchServers();
  let cloud: LocalCloud;
  let page: Console;
  /** Where what is no public API listens: all but the HTTP API. */
  let privatePorts: readonly number[];

  beforeAll(async () => {
    const assemblyDirectory = await sharedAssembly();
    cloud = await startLocalCloud({ assemblyDirectory, port: 0, secrets: ['secret'] });
    const options = { journal: createJournal(), secret: 'secret', port: 0, curl: '' };
    page = await startConsole({ ...options, cloud });
    const publicPort = Number(new URL(cloud.outputs.WebhookUrl ?? '').port);
    privatePorts = servers
      .addresses()
      .map(({ port }) => port)
      .filter((port) => port !== publicPort);
  });
  afterAll(async () => {
    servers.stop();
    await page.close();
    await cloud.stop();
  });

  it('are reached from this machine only', async () => {
    const found = servers.addresses();
    // SQS, DynamoDB, the AWS endpoint, the HTTP API, the console.
    expect(found.map(({ address }) => address)).toEqual(Array(5).fill('127.0.0.1'));
    const open = createServer().listen(0);
    await new Promise((resolve) => open.once('listening', resolve));
    expect(servers.addresses().at(-1)?.address).not.toBe('127.0.0.1');
    open.close();
  });

  it.each([
    ['by a name that was made to lead here', { host: 'evil.example' }],
    ['for a web page', { origin: 'http://evil.example' }],
    ['for a page that hides where it is from', { 'sec-fetch-site': 'cross-site' }],
  ])('refuse to be read %s', async (_, headers) => {
    expect(privatePorts).toHaveLength(4);
    for (const port of privatePorts)
      expect(await ask(port, headers)).toEqual({ status: 403, body: expect.stringMatching(/./) });
  });

  it('say why in the words of AWS, and answer programs', async () => {
    const target = { 'x-amz-target': 'secretsmanager.GetSecretValue' };
    const port = Number(new URL(cloud.endpoint).port);
    const refused = await ask(port, { ...target, origin: 'http://evil.example' });
    expect(JSON.parse(refused.body)).toEqual({
      __type: 'AccessDeniedException',
      Message: expect.stringContaining('no web page'),
    });
    expect(await ask(port, target)).toMatchObject({ status: 400 });
  });
});
