import { InvalidArgumentError } from 'commander';

const units: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** A time as people write it: ISO 8601 with a zone, or how long ago (`90s`, `15m`, `6h`, `2d`). */
export const timeArgument = (text: string): Date => {
  const ago = /^(\d{1,6})([smhd])$/.exec(text);
  if (ago) return new Date(Date.now() - Number(ago[1]) * (units[ago[2] ?? ''] ?? 0));
  const isIso = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text);
  const time = new Date(text);
  if (isIso && !Number.isNaN(time.getTime())) return time;
  throw new InvalidArgumentError(
    'Expected a time with its zone, as 2026-01-15T08:00:00Z, or how long ago, as 90m, 6h or 2d.',
  );
};
