#!/usr/bin/env node
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Command } from 'commander';
import { generatedFiles, schemaFolder } from '../lib/documentation/generated-files.ts';
import project from '../package.json' with { type: 'json' };

interface DocsOptions {
  readonly check?: true;
  readonly directory: string;
}

const root = resolve(import.meta.dirname, '..');

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** @throws what a read throws, but for a file or folder that is not there. */
const ifThere = async <Value>(reading: Promise<Value>): Promise<Value | undefined> => {
  try {
    return await reading;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
};

const notCurrent = async (
  directory: string,
  files: ReadonlyMap<string, string>,
): Promise<readonly string[]> => {
  const paths: string[] = [];
  for (const [path, text] of files) {
    if ((await ifThere(readFile(join(directory, path), 'utf8'))) !== text) paths.push(path);
  }
  return paths;
};

/** Of events that the catalogue no longer has. */
const stale = async (
  directory: string,
  files: ReadonlyMap<string, string>,
): Promise<readonly string[]> => {
  const names = (await ifThere(readdir(join(directory, schemaFolder)))) ?? [];
  return names.map((name) => `${schemaFolder}/${name}`).filter((path) => !files.has(path));
};

const docs = async ({ check, directory }: DocsOptions): Promise<void> => {
  const files = generatedFiles(project.version);
  const outdated = await notCurrent(directory, files);
  const leftOver = await stale(directory, files);
  if (outdated.length + leftOver.length === 0) {
    print('The generated documentation is current.');
    return;
  }
  if (check) {
    for (const path of outdated) print(`${path} is not current.`);
    for (const path of leftOver) print(`${path} is not generated any more.`);
    print('Mend it with `npm run docs`, and commit what changes.');
    process.exitCode = 1;
    return;
  }
  for (const path of outdated) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), files.get(path) ?? '');
    print(`wrote ${path}`);
  }
  for (const path of leftOver) {
    await rm(join(directory, path), { recursive: true });
    print(`removed ${path}`);
  }
};

await new Command('docs')
  .description(
    'generate docs/events.md, docs/asyncapi.yaml and schemas/ from the catalogue, docs/configuration.md from the options',
  )
  .showHelpAfterError()
  .option('--check', 'write nothing; fail if a file is not current, and say which')
  .option('--directory <path>', 'where the files are', root)
  .addHelpText(
    'after',
    `
Examples:
  npm run docs
  npm run docs -- --check`,
  )
  .action(docs)
  .parseAsync();
