import { basename, extname, resolve } from 'node:path';
import { build } from 'esbuild';

export interface PageFile {
  readonly type: string;
  readonly content: Uint8Array;
}

const folder = resolve(import.meta.dirname, '../page');

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The page's files by path, its modules as one script. */
export const readPageFiles = async (): Promise<ReadonlyMap<string, PageFile>> => {
  const { outputFiles } = await build({
    entryPoints: ['index.html', 'main.ts', 'style.css', 'icon.svg'].map((name) =>
      resolve(folder, name),
    ),
    loader: { '.html': 'copy', '.svg': 'copy' },
    outdir: folder,
    bundle: true,
    write: false,
    format: 'esm',
    sourcemap: 'inline',
    legalComments: 'none',
  });
  return new Map(
    outputFiles.map(({ path, contents }) => [
      `/${basename(path)}`.replace('/index.html', '/'),
      { type: types[extname(path)] ?? '', content: contents },
    ]),
  );
};
