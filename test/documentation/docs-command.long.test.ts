import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

interface Answer {
  readonly code: number | string | null | undefined;
  readonly lines: readonly string[];
}

const runDocs = (...options: readonly string[]): Promise<Answer> =>
  new Promise((done) => {
    execFile(process.execPath, [join(root, 'bin/docs.ts'), ...options], (error, stdout) =>
      done({ code: error?.code ?? 0, lines: stdout.trim().split('\n') }),
    );
  });

describe('npm run docs', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'docs-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  it('writes what is checked in, and then finds it current', async () => {
    const written = await runDocs('--directory', directory);
    expect(written.code).toBe(0);
    expect(written.lines).toContain('wrote docs/events.md');
    for (const file of [
      'docs/configuration.md',
      'docs/events.md',
      'docs/asyncapi.yaml',
      'schemas/QueueStatus.json',
    ]) {
      const checkedIn = await readFile(join(root, file), 'utf8');
      expect(await readFile(join(directory, file), 'utf8')).toBe(checkedIn);
    }
    expect(await readdir(join(directory, 'schemas'))).toEqual(await readdir(join(root, 'schemas')));
    expect((await runDocs('--check', '--directory', directory)).code).toBe(0);
  });

  describe('where files are not current', () => {
    beforeEach(async () => {
      await mkdir(join(directory, 'docs'));
      for (const path of ['docs/asyncapi.yaml', 'docs/configuration.md', 'schemas'])
        await cp(join(root, path), join(directory, path), { recursive: true });
      await writeFile(join(directory, 'docs/events.md'), 'edited');
      await writeFile(join(directory, 'docs/by-hand.md'), 'ours');
      await rm(join(directory, 'schemas/UserStatus.json'));
      await writeFile(join(directory, 'schemas/OldEvent.json'), '{}');
    });

    it('names them with --check, says how to mend it, and touches nothing', async () => {
      expect(await runDocs('--check', '--directory', directory)).toEqual({
        code: 1,
        lines: [
          'docs/events.md is not current.',
          'schemas/UserStatus.json is not current.',
          'schemas/OldEvent.json is not generated any more.',
          'Mend it with `npm run docs`, and commit what changes.',
        ],
      });
      expect(await readFile(join(directory, 'docs/events.md'), 'utf8')).toBe('edited');
    });

    it('mends them and no more: pages written by hand stay', async () => {
      expect(await runDocs('--directory', directory)).toEqual({
        code: 0,
        lines: [
          'wrote docs/events.md',
          'wrote schemas/UserStatus.json',
          'removed schemas/OldEvent.json',
        ],
      });
      expect(await readFile(join(directory, 'docs/by-hand.md'), 'utf8')).toBe('ours');
      expect(await readdir(join(directory, 'schemas'))).not.toContain('OldEvent.json');
    });
  });
});
