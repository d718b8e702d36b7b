import type { SourceMap } from 'node:module';

const position = /(?<url>file:\/\/[^\s()]+):(?<line>\d+):(?<column>\d+)/;

const maps = new Map<string, SourceMap | undefined>();

/** The source map beside a bundle; undefined where there is none, or none that can be read. */
const readMap = (url: string): SourceMap | undefined => {
  try {
    // Fetched when first needed: loading them takes time at every cold start.
    const { readFileSync } = process.getBuiltinModule('node:fs');
    const { SourceMap: NodeSourceMap } = process.getBuiltinModule('node:module');
    return new NodeSourceMap(JSON.parse(readFileSync(new URL(`${url}.map`), 'utf8')));
  } catch {
    return undefined;
  }
};

/**
 * A frame of a stack with the position in our sources in place of that in the bundle, where the map beside the bundle knows it.
 *
 * Node does the same under `--enable-source-maps`, for which it reads the map at every cold start: 0.95x of the ingress's
 * without (ADR 9). Faults are rare: here the first one reads it.
 */
export const mapFrame = (frame: string): string => {
  const { url, line, column } = position.exec(frame)?.groups ?? {};
  if (url === undefined) return frame;
  if (!maps.has(url)) maps.set(url, readMap(url));
  const entry = maps.get(url)?.findEntry(Number(line) - 1, Number(column) - 1);
  if (!entry || !('originalSource' in entry)) return frame;
  const source = `${entry.originalSource}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  return frame.replace(position, source);
};
