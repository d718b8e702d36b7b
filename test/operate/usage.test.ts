import { answerOf } from '../../bin/commands/confirm.ts';
import { everyCommand } from '../../bin/commands/every-command.ts';
import { program } from '../../bin/commands/program.ts';
import { runCommand } from './run-command.ts';

const pathOf = (command: (typeof program.commands)[number]): readonly string[] =>
  command.parent ? [...pathOf(command.parent), command.name()] : [];

const commands = everyCommand(program).map((command) => pathOf(command).join(' '));
const argumentsOf = (command: string) => command.split(' ').filter((part) => part !== '');

describe('enreach', () => {
  it.each(commands)('%s --help describes it, has examples and ends with 0', async (command) => {
    const { output, exitCode } = await runCommand(...argumentsOf(command), '--help');
    expect(output).toMatch(new RegExp(`^Usage: enreach ?${command}`));
    expect(output).toMatch(/\nExamples:\n {2}(npx enreach|enreach|npm start)/);
    expect(exitCode).toBe(0);
  });

  it.each([
    ['an unknown command', ['stat'], /unknown command 'stat'/],
    ['a group without its command', ['quarantine'], /Usage: enreach quarantine/],
    ['an unknown command of a group', ['dlq', 'delete'], /unknown command 'delete'/],
    ['an unknown option', ['status', '--sinze', '1h'], /unknown option '--sinze'/],
    ['a missing argument', ['trace'], /missing required argument 'id'/],
    ['one argument too many', ['doctor', 'now'], /too many arguments/],
    ['a missing option', ['replay'], /required option '--from <time>'/],
    ['a time without a zone', ['status', '--since', '2026-01-15T08:00:00'], /Expected a time with/],
    ['a number out of bounds', ['dlq', 'redrive', '--rate', '501'], /from 1 to 500/],
    ['a reason that is none', ['quarantine', 'list', '--reason', 'bad'], /Allowed choices are/],
  ])('ends with 2 at %s, and says where help is', async (_, args, message) => {
    const { output, exitCode } = await runCommand(...args);
    expect(output).toMatch(message);
    expect(output).toMatch(/--help/);
    expect(exitCode).toBe(2);
  });

  it.each([
    ['--region', 'eu-north-1'],
    ['--profile', 'production'],
  ])('refuses --local with %s', async (...option) => {
    const { output, exitCode } = await runCommand('status', '--local', ...option);
    expect(output).toMatch(/^error: the local cloud has no --region/);
    expect(exitCode).toBe(2);
  });

  it('says that nothing was done where a person answers no, or Ctrl-C', async () => {
    const said: string[] = [];
    const { exitCode } = process;
    const { write } = process.stderr;
    process.stderr.write = (text) => said.push(`${text}`) > 0;
    try {
      expect(await answerOf(Promise.resolve(true))).toBe(true);
      expect(said).toEqual([]);
      expect(await answerOf(Promise.resolve(false))).toBe(false);
      expect(process.exitCode).toBe(exitCode);
      const interrupted = Object.assign(new Error('closed'), { name: 'ExitPromptError' });
      expect(await answerOf(Promise.reject(interrupted))).toBe(false);
      expect(process.exitCode).toBe(130);
    } finally {
      process.stderr.write = write;
      process.exitCode = exitCode;
    }
    expect(said).toEqual(['Nothing was done.\n', '\nNothing was done.\n']);
    await expect(answerOf(Promise.reject(new Error('no terminal')))).rejects.toThrow('no terminal');
  });
});
