import type { JsonObject } from '../../lib/local/eventbridge/pattern/match-pattern.ts';

/** What stands under one heading of a page, up to the next of any level. */
export function sectionOf(page: string, heading: string): string {
  const lines = page.split('\n');
  const start = lines.findIndex((line) => /^#+ /.test(line) && line.endsWith(` ${heading}`));
  if (start === -1) throw new Error(`The page has no heading '${heading}'.`);
  const length = lines.slice(start + 1).findIndex((line) => /^#+ /.test(line));
  return lines.slice(start + 1, length === -1 ? undefined : start + 1 + length).join('\n');
}

/** The JSON examples of a section, in its order. */
export function jsonIn(section: string): JsonObject[] {
  return [...section.matchAll(/^```json\n(.*?)^```$/gms)].map(([, json = '']) => JSON.parse(json));
}
