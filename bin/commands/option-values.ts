import { InvalidArgumentError } from 'commander';

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

export const seedNumber = (text: string): number => {
  const seed = Number(text);
  if (/^\d+$/.test(text) && seed < 2 ** 32) return seed;
  throw new InvalidArgumentError('Expected a whole number from 0 to 4294967295.');
};

/** @param least - 0 or 1. */
export const wholeNumber =
  (least: number) =>
  (text: string): number => {
    const number = Number(text);
    if (/^\d{1,9}$/.test(text) && number >= least) return number;
    throw new InvalidArgumentError(`Expected a whole number, at least ${least}.`);
  };

export const positiveNumber = (text: string): number => {
  const number = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && number > 0) return number;
  throw new InvalidArgumentError('Expected a number above 0.');
};

export const probability = (text: string): number => {
  const number = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && number <= 1) return number;
  throw new InvalidArgumentError('Expected a probability from 0 to 1.');
};

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** `500ms`, `90s`, `5m`, `1.5h`. @returns milliseconds. */
export const durationMs = (text: string): number => {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(text) ?? [];
  const ms = Number(number) * (unitMs[unit] ?? 0);
  if (ms > 0) return ms;
  throw new InvalidArgumentError('Expected a duration such as 500ms, 90s, 5m or 1h.');
};

/** An ISO 8601 time with a zone. @returns epoch milliseconds. */
export const timeMs = (text: string): number => {
  const ms = /T.*(Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(ms)) return ms;
  throw new InvalidArgumentError('Expected a time with its zone, such as 2026-01-12T07:00:00Z.');
};

export const absoluteUrl = (text: string): string => {
  if (URL.canParse(text)) return text;
  throw new InvalidArgumentError('Expected a full URL.');
};
