import type { SourceMap } from 'node:module';

/** Reads the source map beside a bundle; undefined where there is none, or none that can be read. */
const readMap = (bundleUrl: string): SourceMap | undefined => {
  try {
    // Fetched when first needed: loading them takes time at every cold start.
    const { readFileSync } = process.getBuiltinModule('node:fs');
    const { SourceMap: NodeSourceMap } = process.getBuiltinModule('node:module');
    return new NodeSourceMap(JSON.parse(readFileSync(new URL(`${bundleUrl}.map`), 'utf8')));
  } catch {
    return undefined;
  }
};

/**
 * Makes what puts the position in our sources in a frame of a stack in place of that in the bundle, where the map beside the
 * bundle knows it. Other frames stay as they are.
 *
 * Node does the same under `--enable-source-maps`, for which it reads the map at every cold start (ADR 9). Faults are rare: here
 * the first one reads it, and takes some tens of milliseconds longer.
 *
 * @param bundleUrl - a `file:` URL.
 */
export const frameMapper = (bundleUrl: string) => {
  let map: SourceMap | undefined;
  let isRead = false;
  return (frame: string): string => {
    const at = frame.indexOf(`${bundleUrl}:`);
    const [, line, column] = /:(\d+):(\d+)\)?$/.exec(frame) ?? [];
    if (at < 0 || line === undefined) return frame;
    if (!isRead) map = readMap(bundleUrl);
    isRead = true;
    const entry = map?.findEntry(Number(line) - 1, Number(column) - 1);
    if (!entry || !('originalSource' in entry)) return frame;
    const source = `${entry.originalSource}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
    return frame.replace(`${bundleUrl}:${line}:${column}`, source);
  };
};
