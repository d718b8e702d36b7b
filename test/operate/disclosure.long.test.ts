import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { SQS } from '@aws-sdk/client-sqs';
import { everyCommand } from '../../bin/commands/every-command.ts';
import { program } from '../../bin/commands/program.ts';
import { eventually, type Pipeline, secret, startPipeline } from '../end-to-end/pipeline.ts';
import { type CommandResult, commandRunner } from './run-command.ts';

const example: Readonly<Record<string, unknown>> = JSON.parse(
  readFileSync('docs/example-event.json', 'utf8'),
);
/** Of persons, in the sample event. */
const personal = ['CallerNumber', 'Username'].map((name) => `${example[name]}`);

/** They run until they are stopped, or need an open rotation. */
const elsewhere = ['start', 'send', 'tail', 'secret finish'];
/** With what is planted here. */
const faulty = ['doctor'];

describe('what commands print', () => {
  let pipeline: Pipeline;
  let sqs: SQS;
  let enreach: (...args: readonly string[]) => Promise<CommandResult>;
  const id = randomUUID();
  const refusedId = randomUUID();
  let quarantined: string;
  let deadLetter: string;

  beforeAll(async () => {
    pipeline = await startPipeline();
    const { endpoint, region, stackName, outputs } = pipeline.cloud;
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    sqs = new SQS({ endpoint, region, credentials });
    enreach = commandRunner(endpoint, stackName);
    await pipeline.post(JSON.stringify({ ...example, Id: id }));
    await pipeline.post(JSON.stringify({ ...example, Id: refusedId, CallId: personal[0] }));
    await pipeline.post(JSON.stringify(example), { headers: { 'X-Benemen-Token': 'wrong' } });
    const { MessageId } = await sqs.sendMessage({
      QueueUrl: outputs.DeadLetterQueueUrl ?? '',
      MessageBody: JSON.stringify(example),
    });
    deadLetter = MessageId ?? '';
    const found = () =>
      eventually(async () => (await pipeline.quarantined()).find(({ EventId }) => EventId));
    quarantined = (await found()).DeliveryId.S;
    await eventually(() => pipeline.received(id).length > 0);
  });
  afterAll(async () => {
    sqs?.destroy();
    await pipeline?.stop();
  });

  /** Every command that ends, none of which changes anything as it is called here. */
  const commands = (): readonly (readonly string[])[] => [
    ['doctor', '--wait', '60'],
    ['status'],
    ['trace', id],
    ['trace', refusedId],
    ['quarantine', 'list'],
    ['quarantine', 'show', quarantined],
    ['quarantine', 'release', quarantined],
    ['quarantine', 'release', '--reason', 'stale'],
    ['quarantine', 'drop', '--all'],
    ['dlq', 'list'],
    ['dlq', 'show', deadLetter],
    ['dlq', 'redrive'],
    ['replay', '--from', '1d'],
    ['pause'],
    ['resume'],
    ['config'],
    ['secret', 'show'],
    ['secret', 'rotate'],
  ];

  it('holds neither a secret nor a value of a person, unless it is asked for', async () => {
    for (const command of commands()) {
      const { output } = await enreach(...command);
      expect({ command, said: output.length > 0 }).toEqual({ command, said: true });
      for (const value of [secret, ...personal])
        expect({ command, tells: output.includes(value) }).toEqual({ command, tells: false });
    }
    expect((await enreach('secret', 'show', '--reveal')).output).toContain(secret);
    expect((await enreach('config', '--reveal')).output).toContain(`"Secret": "${secret}"`);
    for (const show of [
      ['quarantine', 'show', quarantined],
      ['dlq', 'show', deadLetter],
    ])
      expect((await enreach(...show, '--body')).output).toContain(personal[0]);
  });

  it('is one JSON document with --json, which tells no more', async () => {
    for (const command of commands()) {
      const { stdout, exitCode } = await enreach(...command, '--json');
      expect({ command, exitCode }).toEqual({
        command,
        exitCode: faulty.includes(command[0] ?? '') ? 1 : 0,
      });
      expect({ command, document: JSON.parse(stdout) }).toEqual({
        command,
        document: expect.anything(),
      });
      for (const value of [secret, ...personal])
        expect({ command, tells: stdout.includes(value) }).toEqual({ command, tells: false });
    }
  });

  it.each([
    [['pause'], { state: expect.stringMatching(/^Disabl/) }],
    [['replay', '--from', '2000-01-01T00:00:00Z', '--wait'], { state: 'COMPLETED' }],
    [['secret', 'rotate'], { endpoint: 'default', rotation: 'open' }],
    [['secret', 'finish', '--force'], { endpoint: 'default', rotation: 'none' }],
    [['quarantine', 'release', '--all'], [{ outcome: 'stillRefused' }]],
    [['quarantine', 'drop', '--all'], [{ outcome: 'dropped' }]],
    [['quarantine', 'drop', '--all'], []],
    [['dlq', 'redrive'], { status: 'COMPLETED', moved: 1 }],
    [['dlq', 'redrive'], { status: 'EMPTY', moved: 0 }],
  ])('is one JSON document of what was done: %j', async (command, done) => {
    const { stdout } = await enreach(...command, '--yes', '--json');
    expect(JSON.parse(stdout)).toMatchObject(done);
  });

  it('is looked at here of every command', () => {
    const leaves = everyCommand(program)
      .filter((command) => command.commands.length === 0)
      .map((command) =>
        command.parent === program ? command.name() : `${command.parent?.name()} ${command.name()}`,
      );
    const tried = commands().map(([first = '', second = '']) =>
      leaves.includes(first) ? first : `${first} ${second}`,
    );
    expect(new Set([...tried, ...elsewhere])).toEqual(new Set(leaves));
  });
});
