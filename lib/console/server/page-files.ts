import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { build } from 'esbuild';

export interface PageFile {
  readonly type: string;
  readonly content: string;
}

const folder = resolve(import.meta.dirname, '../page');

const readScript = async (): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [resolve(folder, 'main.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2023',
    sourcemap: 'inline',
    legalComments: 'none',
  });
  return outputFiles.map(({ text }) => text).join('');
};

/** The page's files by path, its modules as one script. */
export const readPageFiles = async (): Promise<ReadonlyMap<string, PageFile>> => {
  const fileOf = async (name: string, type: string): Promise<PageFile> => ({
    type,
    content: await readFile(resolve(folder, name), 'utf8'),
  });
  return new Map([
    ['/', await fileOf('index.html', 'text/html; charset=utf-8')],
    ['/style.css', await fileOf('style.css', 'text/css; charset=utf-8')],
    ['/icon.svg', await fileOf('icon.svg', 'image/svg+xml')],
    ['/main.js', { type: 'text/javascript; charset=utf-8', content: await readScript() }],
  ]);
};
