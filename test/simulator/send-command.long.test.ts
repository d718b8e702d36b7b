import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { playOf } from '../../bin/commands/play-of.ts';
import { createSendCommand, type SendCommandOptions } from '../../bin/commands/send-options.ts';
import { targetsOf } from '../../bin/commands/send-targets.ts';
import { type Receiver, startReceiver, status } from './receiver.ts';

const summarySchema = v.looseObject({
  kind: v.literal('summary'),
  stopped: v.boolean(),
  sent: v.number(),
  acknowledged: v.number(),
  discarded: v.number(),
  byType: v.record(v.string(), v.looseObject({ sent: v.number() })),
});

const send = (options: string[], variables: Record<string, string> = {}) => {
  const env = { ...process.env, ...variables };
  const child = spawn(process.execPath, ['bin/enreach.ts', 'send', ...options], { env });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  return new Promise<{ code: number | null; output: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, output })),
  );
};

/** What the command makes of an option's value. */
const parsed = (...options: string[]): SendCommandOptions =>
  createSendCommand()
    .configureOutput({ writeErr: () => {} })
    .exitOverride()
    .parse(options, { from: 'user' })
    .opts<SendCommandOptions>();

const summaryIn = (output: string) =>
  v.parse(summarySchema, JSON.parse(output.trim().split('\n').at(-1) ?? ''));

describe('enreach send', () => {
  const folder = mkdtempSync(join(tmpdir(), 'send-command-'));
  let receiver: Receiver | undefined;
  afterEach(async () => {
    await receiver?.close();
    receiver = undefined;
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const at = ({ url }: Receiver, ...options: string[]) => [
    '--endpoint',
    url,
    '--allow-insecure-url',
    ...['--retry-delay', '1ms', '--connections', '1', ...options],
  ];

  it('plays a scenario, shows what became of it, and ends with 0', async () => {
    receiver = await startReceiver();
    const { code, output } = await send(
      at(receiver, '--scenario', 'direct-call', '--speed', '100000', '--secret', 'given'),
    );
    expect(code).toBe(0);
    const sent = receiver.received.length;
    expect(sent).toBeGreaterThan(5);
    expect(output).toMatch(new RegExp(`all +│ +${sent} │ +${sent} │ .*200 x${sent}`));
    expect(output).toMatch(/Latency: p50 [\d.]+ ms, p99 [\d.]+ ms/);
    expect(output).not.toContain('given');
    expect(receiver.received[0]?.headers).toContainEqual(['X-Benemen-Token', 'given']);
  });

  it('sends the same bytes for the same seed, and says which seed it took', async () => {
    receiver = await startReceiver();
    const { received } = receiver;
    const options = at(receiver, '--scenario', 'answered-call', '--speed', '100000');
    const { output } = await send([...options, '--json']);
    const first = received.map(({ body }) => body);
    const { again } = JSON.parse(output.split('\n')[0] ?? '');
    await send([...options, ...String(again).split(' ')]);
    expect(first.length).toBeGreaterThan(10);
    expect(received.slice(first.length).map(({ body }) => body)).toEqual(first);
  });

  it('reads endpoint, secret and subscriptions from a file, and names a type that does not exist', async () => {
    receiver = await startReceiver();
    const file = join(folder, 'webhook.json');
    const config = {
      Webhook: { Endpoint: receiver.url, Secret: 'from-the-file' },
      Subscriptions: [
        { EventType: 'UserStatus', AllEntities: true },
        { EventType: 'QueueCallInConnected', AllEntities: true },
      ],
    };
    writeFileSync(file, JSON.stringify(config));
    const { code, output } = await send([
      ...['--config', file, '--allow-insecure-url', '--speed', '100000', '--json'],
      ...['--scenario', 'answered-call'],
    ]);
    expect(code).toBe(0);
    expect(Object.keys(summaryIn(output).byType)).toEqual(['UserStatus']);
    expect(output).toContain('no event has the type QueueCallInConnected');
    expect(output).not.toContain('from-the-file');
    expect(receiver.received[0]?.headers).toContainEqual(['X-Benemen-Token', 'from-the-file']);
  });

  it('ends with 1 when something was discarded, and says what and why', async () => {
    receiver = await startReceiver(status(401));
    const options = ['--type', 'queuestatus', '--type', 'UserStatus', '--rate', '1000'];
    const { code, output } = await send(at(receiver, ...options, '--retries', '1'));
    expect(code).toBe(1);
    expect(output).toMatch(/discarded QueueStatus [0-9a-f-]{36} after 2 attempts: 401/);
    expect(output).toMatch(/401: the token is wrong or missing/);
    expect(receiver.received).toHaveLength(4);
  });

  it("refuses a self-signed certificate whatever this machine's environment trusts, and says what to do", async () => {
    receiver = await startReceiver(status(200), { tls: true });
    const file = join(folder, 'certificate.pem');
    writeFileSync(file, receiver.certificate ?? '');
    const trusting = { NODE_EXTRA_CA_CERTS: file, NODE_TLS_REJECT_UNAUTHORIZED: '0' };
    const { code, output } = await send(at(receiver, '--count', '1'), trusting);
    expect(code).toBe(1);
    expect(output).toMatch(/discarded .* after 4 attempts: DEPTH_ZERO_SELF_SIGNED_CERT/);
    expect(output).toMatch(/no public authority signed it\. .*--insecure-ssl/);
    expect(receiver.received).toEqual([]);
  });

  const away = ['--endpoint', 'https://webhooks.invalid/'];
  it.each([
    ['plain HTTP', ['--endpoint', 'http://127.0.0.1:1/'], /plain HTTP is not allowed/],
    ['another port', ['--endpoint', 'https://127.0.0.1:8443/'], /only port 443 is possible/],
    ['a load on another machine', [...away, '--scenario', 'day'], /a load test.*--yes/],
    ['a type that is none', ['--type', 'QueueCallInConnected'], /No such event type/],
    ['a scenario that is none', ['--scenario', 'night'], /Allowed choices are .*day/],
    ['two sources', ['--scenario', 'day', '--type', 'UserStatus'], /cannot be used with/],
    ['a probability above 1', ['--duplicates', '5'], /probability from 0 to 1/],
    ['a file that is not there', ['--config', '/nonexistent.json'], /ENOENT/],
    [
      'fewer agents than queues',
      ['--agents', '2', '--queues', '4'],
      /^error: It takes .*agent a queue/,
    ],
  ])('refuses %s with 2, and says why', async (_, options, message) => {
    const { code, output } = await send(options);
    expect(output).toMatch(message);
    expect(code).toBe(2);
  });

  it('sends a load with --yes to an address that is not of this machine by its looks', async () => {
    receiver = await startReceiver();
    const { code, output } = await send([
      ...['--endpoint', receiver.url.replace('127.0.0.1', '0.0.0.0'), '--allow-insecure-url'],
      ...['--type', 'UserStatus', '--count', '101', '--rate', '10000', '--yes', '--json'],
    ]);
    expect(code).toBe(0);
    expect(summaryIn(output)).toMatchObject({ sent: 101, acknowledged: 101 });
  });

  const configFile = (Endpoint: string, ...Subscriptions: object[]): string => {
    const file = join(folder, `${Subscriptions.length}${Endpoint.length}.json`);
    writeFileSync(file, JSON.stringify({ Webhook: { Endpoint }, Subscriptions }));
    return file;
  };
  const AllEntities = true;

  it.each([
    [
      'types that no event has',
      { EventType: 'QueueCallInConnected', AllEntities },
      ['--rate', '5'],
    ],
    [
      'an entity that no sample has',
      { EventType: 'UserStatus', EntityId: '6cb31d7d-9cd9-41dc-a096-62cf31fd0281' },
      ['--type', 'UserStatus'],
    ],
    [
      'types that the scenario has not',
      { EventType: 'UserCallOutRinging', AllEntities },
      ['--scenario', 'break', '--rate', '5'],
    ],
    ['nothing', undefined, []],
  ])(
    'ends with 2, however long it should send, where one subscribes to %s',
    async (_, one, options) => {
      const file = configFile('https://webhooks.invalid/', ...(one ? [one] : []));
      const { code, output } = await send(['--config', file, '--duration', '1h', ...options]);
      expect(output).toContain('error: nothing subscribes to what would be sent');
      expect(code).toBe(2);
    },
  );

  it('does with requests what the options say', async () => {
    let waiting: ServerResponse[] = [];
    let most = 0;
    // Answers nobody until three are waiting.
    receiver = await startReceiver(
      (response) => {
        waiting.push(response);
        most = Math.max(most, waiting.length);
        if (waiting.length < 3) return;
        for (const one of waiting) one.writeHead(200).end();
        waiting = [];
      },
      { tls: true },
    );
    const { code, output } = await send([
      ...at(receiver, '--insecure-ssl', '--connections', '3', '--type', 'UserStatus', '--json'),
      ...['--count', '30', '--burst', '30', '--duplicates', '1'],
    ]);
    expect(most).toBe(3);
    expect(summaryIn(output)).toMatchObject({ sent: 30, acknowledged: 30, duplicates: 30 });
    expect(code).toBe(0);
  });

  it('repeats what --timeout and --drop-answers leave unanswered', async () => {
    receiver = await startReceiver((response, _, index) => {
      if (index === 0) response.writeHead(200).end();
    });
    const { code, output } = await send(
      at(
        receiver,
        '--count',
        '1',
        '--drop-answers',
        '1',
        '--timeout',
        '2s',
        '--retries',
        '1',
        '--json',
      ),
    );
    expect(summaryIn(output)).toMatchObject({ statuses: { answerDropped: 1, timedOut: 1 } });
    expect(code).toBe(1);
  });

  it('tells on a terminal how it goes; after Ctrl-C what was sent, and ends with 1', async () => {
    receiver = await startReceiver();
    const terminal = 'data:text/javascript,process.stdout.isTTY = process.stderr.isTTY = true';
    const child = spawn(process.execPath, [
      ...['--import', terminal, 'bin/enreach.ts', 'send'],
      ...at(receiver, '--type', 'UserStatus', '--count', '2', '--rate', '0.0001'),
    ]);
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (/sent 1 +acknowledged 1/.test(output)) child.kill('SIGINT');
    });
    const [code] = await once(child, 'close');
    expect(output).toMatch(/all +│ +1 │ +1 │/);
    expect(output).toContain('Stopped: the rest was not sent');
    expect(code).toBe(1);
  });

  it('ends with 1 where nobody reads what it says any more', async () => {
    receiver = await startReceiver();
    const child = spawn(process.execPath, [
      ...['bin/enreach.ts', 'send', '--json'],
      ...at(receiver, '--type', 'UserStatus', '--count', '2', '--retries', '0', '--rate', '1'),
    ]);
    child.stdout.once('data', () => child.stdout.destroy());
    const [code] = await once(child, 'close');
    expect(code).toBe(1);
  });

  it.each([
    ['--config', () => ['--config', configFile('http://127.0.0.1:1/')], /plain HTTP/],
    ['--config', () => ['--config', configFile('https://127.0.0.1:8443/')], /only port 443/],
    ['--endpoint', () => ['--endpoint', 'https://user:pass@127.0.0.1/'], /credentials/],
    ['--endpoint', () => ['--endpoint', 'https://127.0.0.1/#webhook'], /#/],
  ])('%s names no endpoint that Enreach would not take', (_, options, problem) => {
    const { problem: said } = targetsOf(parsed(...options()));
    expect(said).toMatch(problem);
    expect(said).not.toContain('user:pass');
  });

  it.each([
    ['--secret', ' '],
    ['--secret', 'two\nlines'],
    ['--agents', '1001'],
    ['--start', '9999-12-31T23:59:59Z'],
    ['--start', '+012026-01-12T07:00:00Z'],
    ['--timeout', '597h'],
    ['--rate', '9'.repeat(400)],
  ])('refuses %s %j', (option, value) => {
    expect(() => parsed(option, value)).toThrow(/Expected/);
  });

  it.each([
    [['--speed', '7', '--reorder', '0.3', '--burst', '2'], { speed: 7, reorder: 0.3, burst: 2 }],
    [['--rate', '8', '--duration', '1m'], { ratePerSecond: 8, untilMs: 60_000 }],
    [['--type', 'UserStatus', '--count', '3'], { ratePerSecond: 10, count: 3 }],
  ])('plans with %j', (options, plan) => {
    expect(playOf(parsed(...options), () => true).plan).toMatchObject(plan);
  });
});
