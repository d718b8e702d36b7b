import { InvalidArgumentError } from 'commander';
import * as v from 'valibot';
import { secretSchema } from '../../lib/simulator/configuration/webhook-config.ts';
import { longestTimerMs } from '../../lib/simulator/sender/wait.ts';

/** Values of options: each parser gives the value or throws what commander shows, saying what was expected. */

export const portNumber = (text: string): number => {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('Expected a port from 0 (any free one) to 65535.');
};

export const secretText = (text: string): string => {
  if (/^[\x21-\x7e]{1,256}$/.test(text)) return text;
  throw new InvalidArgumentError('Expected 1 to 256 printable ASCII characters without blanks.');
};

/** What the configuration of an endpoint takes for `Secret`, too. */
export const headerSecret = (text: string): string => {
  if (v.is(secretSchema, text)) return text;
  throw new InvalidArgumentError('Expected printable ASCII characters.');
};

export const seedNumber = (text: string): number => {
  const seed = Number(text);
  if (/^\d+$/.test(text) && seed < 2 ** 32) return seed;
  throw new InvalidArgumentError('Expected a whole number from 0 to 4294967295.');
};

export const wholeNumber =
  (least: number, most = 999_999_999) =>
  (text: string): number => {
    const number = Number(text);
    if (/^\d{1,9}$/.test(text) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`Expected a whole number from ${least} to ${most}.`);
  };

export const positiveNumber = (text: string): number => {
  const number = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && number > 0 && number <= 1e9) return number;
  throw new InvalidArgumentError('Expected a number above 0, at most 1000000000.');
};

export const probability = (text: string): number => {
  const number = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && number <= 1) return number;
  throw new InvalidArgumentError('Expected a probability from 0 to 1.');
};

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** `500ms`, `90s`, `5m`, `1.5h`; at most what a timer takes. @returns milliseconds. */
export const durationMs = (text: string): number => {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(text) ?? [];
  const ms = Number(number) * (unitMs[unit] ?? 0);
  if (ms > 0 && ms <= longestTimerMs) return ms;
  throw new InvalidArgumentError('Expected a duration such as 500ms, 90s, 5m or 1h, at most 596h.');
};

/** An ISO 8601 time with a zone, in a year that leaves room for those that follow. @returns epoch milliseconds. */
export const timeMs = (text: string): number => {
  const ms = /^[12]\d{3}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(ms)) return ms;
  throw new InvalidArgumentError(
    'Expected a time with its zone, such as 2026-01-12T07:00:00Z, before the year 3000.',
  );
};

export const absoluteUrl = (text: string): string => {
  if (URL.canParse(text)) return text;
  throw new InvalidArgumentError('Expected a full URL.');
};
