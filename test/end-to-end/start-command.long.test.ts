import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import * as v from 'valibot';
import { eventually } from './pipeline.ts';

const lineSchema = v.looseObject({ kind: v.string() });
const readySchema = v.object({
  webhookUrl: v.string(),
  token: v.string(),
  awsEndpointUrl: v.string(),
});

interface Started {
  readonly child: ChildProcess;
  readonly lines: string[];
  readonly exit: Promise<number | null>;
}

const startIn = (variables: Record<string, string>, ...options: string[]): Started => {
  const env = { ...process.env, ...variables };
  const child = spawn(
    process.execPath,
    ['bin/enreach.ts', 'start', '--aws-port', '0', ...options],
    { env },
  );
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (line) => lines.push(line));
  const exit = new Promise<number | null>((resolve) => child.on('close', resolve));
  return { child, lines, exit };
};

const start = (...options: string[]) => startIn({}, ...options);

const isGone = async (url: string): Promise<boolean> => {
  try {
    await fetch(url);
    return false;
  } catch {
    return true;
  }
};

describe('enreach start', () => {
  it('--json: says when it is ready, shows an event, and stops wholly at SIGINT', async () => {
    const { child, lines, exit } = start('--json', '--port', '0', '--secret', 'given');
    const json = () => lines.map((line) => v.parse(lineSchema, JSON.parse(line)));
    const ready = v.parse(
      readySchema,
      await eventually(() => json().find(({ kind }) => kind === 'ready'), 40_000),
    );

    expect(ready.token).toBe('given');
    const answer = await fetch(ready.webhookUrl, {
      method: 'POST',
      headers: { 'X-Benemen-Token': 'given', 'Content-Type': 'application/json' },
      body: readFileSync('docs/example-event.json', 'utf8'),
    });
    expect([answer.status, await answer.text()]).toEqual([200, '']);
    await eventually(() => json().some(({ kind }) => kind === 'matched'));
    expect(json().find(({ kind }) => kind === 'published')).toMatchObject({
      event: { 'detail-type': 'QueueCallInUserAllocated' },
    });

    child.kill('SIGINT');
    expect(await exit).toBe(0);
    expect(await isGone(ready.webhookUrl)).toBe(true);
    expect(await isGone(ready.awsEndpointUrl)).toBe(true);
  });

  it('--app: prints what the synthesis warns of, such as a misspelt event type', async () => {
    const { child, lines, exit } = start('--port', '0', '--app', 'test/end-to-end/misspelt-app.ts');
    await eventually(() => lines.some((line) => line.startsWith('Ready.')), 40_000);
    expect(lines).toContainEqual(
      expect.stringMatching(/^Warning +Misspelt\/Webhooks\/On.* "QueueCallInArived", which docs/),
    );
    child.kill('SIGINT');
    expect(await exit).toBe(0);
  });

  it.each([
    ['an app that is not there', ['--app', 'no-app.ts'], /there is no file .*no-app\.ts/],
    ['an unknown option', ['--nonsense'], /unknown option/],
    ['a port that is none', ['--port', 'http'], /port from 0/],
    ['a malformed fault', ['--fault', 'sqs.*=503:2'], /probability "2": expected above 0/],
    ['a seed that is none', ['--seed', '-1'], /whole number/],
    ['a secret with a line break', ['--secret', 'a\nb'], /printable ASCII/],
  ])('refuses %s with what is expected instead', async (_, options, message) => {
    const { lines, exit } = start(...options);
    expect(await exit).toBe(2);
    expect(lines.join('\n')).toMatch(message);
  });

  it('refuses a port that is taken before it builds anything, and says what to do', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const { lines, exit } = start('--port', `${port}`);
    expect(await exit).toBe(1);
    expect(lines).toEqual([
      `error: port ${port} is in use; choose another with --port (0 for any free one)`,
    ]);
    taken.close();
  });

  it.each(['SIGINT', 'SIGHUP'] as const)(
    'leaves nothing behind when %s comes while it builds',
    async (signal) => {
      const temporary = mkdtempSync(join(tmpdir(), 'start-command-'));
      const { child, exit } = startIn({ TMPDIR: temporary }, '--port', '0');
      const built = () =>
        readdirSync(temporary).some((name) => name.startsWith('enreach-webhooks-'));
      await eventually(built);
      child.kill(signal);
      await exit;
      expect(built()).toBe(false);
      rmSync(temporary, { recursive: true });
    },
  );

  it('--help: names every option', async () => {
    const { lines, exit } = start('--help');
    expect(await exit).toBe(0);
    for (const option of [
      '--app',
      '--port',
      '--secret',
      '--json',
      '--fault',
      '--seed',
      '--https',
      '--demo',
      '--console-port',
      '--no-console',
      'cloudformation, lambda',
      'Examples:',
    ])
      expect(lines.join('\n')).toContain(option);
  });
});
