import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CommanderError } from 'commander';
import { everyCommand } from '../../bin/commands/every-command.ts';
import { program } from '../../bin/commands/program.ts';

const root = resolve(import.meta.dirname, '../..');
const pages = [
  'README.md',
  ...readdirSync(join(root, 'docs')).flatMap((name) =>
    name.endsWith('.md') ? `docs/${name}` : [],
  ),
  ...readdirSync(join(root, 'examples')).map((name) => `examples/${name}/README.md`),
];

/** Code of a page, a line each: spans, blocks that are indented, blocks in fences. */
const codeOf = (markdown: string): readonly string[] => {
  let isFenced = false;
  return markdown.split('\n').flatMap((line) => {
    if (line.startsWith('```')) {
      isFenced = !isFenced;
      return [];
    }
    if (isFenced || line.startsWith('    ')) return [line.trim()];
    return [...line.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
  });
};

/** `enreach …` as it would be typed, from a line of code that may hold other commands too. */
const commandLines = (code: string): readonly string[] =>
  code
    .split(/ *(?:&&|\|| {2,}#) */)
    .flatMap((part) => /^(?:[A-Z_]+=\S+ )*(?:npx )?enreach( .*)?$/.exec(part)?.[1]?.trim() ?? []);

/** What stands for a value, in place of which a reader puts one. */
const filledIn = (line: string): readonly string[] =>
  line
    .replaceAll('<time>', '1h')
    .replaceAll(/<[^>]+>/g, 'value')
    .split(/ +/);

const lines = pages.flatMap((page) =>
  codeOf(readFileSync(join(root, page), 'utf8'))
    .flatMap(commandLines)
    .map((line): [page: string, line: string] => [page, line]),
);

describe('the commands in README.md and docs', () => {
  const parsed: string[] = [];

  beforeAll(() => {
    for (const command of everyCommand(program)) {
      command.configureOutput({ writeErr: () => {}, writeOut: () => {} });
      if (command.commands.length === 0) command.action(() => void parsed.push(command.name()));
    }
  });

  const problemOf = (line: string): string | undefined => {
    try {
      program.parse([...filledIn(line)], { from: 'user' });
      return undefined;
    } catch (error) {
      if (!(error instanceof CommanderError)) throw error;
      return error.exitCode === 0 ? undefined : `${line}: ${error.message}`;
    }
  };

  it('are commands, options and values that the program has', () => {
    expect(lines.length).toBeGreaterThan(40);
    // `enreach secret` in a text names a group.
    const groups = everyCommand(program).filter(({ commands }) => commands.length > 0);
    const isGroup = (line: string) => groups.some((group) => group.name() === line);
    const problems = lines.flatMap(([page, line]) => {
      const problem = isGroup(line) ? undefined : problemOf(line);
      return problem === undefined ? [] : [`${page}: ${problem}`];
    });
    expect(problems).toEqual([]);
    expect(parsed.length).toBeGreaterThan(40);
  });

  it.each(['stat', 'status --sinze 1h', 'replay', 'trace', 'quarantine list --reason none'])(
    'would not be %s',
    (line) => {
      expect(problemOf(line)).toContain(line);
    },
  );

  it('are all there, in the pages for operators', () => {
    const operators = lines.flatMap(([page, line]) =>
      page === 'docs/runbook.md' || page === 'docs/deploy.md' ? [line] : [],
    );
    const leaves = everyCommand(program).filter(({ commands }) => commands.length === 0);
    const missing = leaves
      .map((leaf) =>
        leaf.parent === program ? leaf.name() : `${leaf.parent?.name()} ${leaf.name()}`,
      )
      .filter((name) => !operators.some((line) => `${line} `.startsWith(`${name} `)));
    expect(missing).toEqual([]);
  });
});
