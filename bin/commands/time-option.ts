const units: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/**
 * A time as people write it: ISO 8601 with a zone, or how long ago (`90s`, `15m`, `6h`, `2d`).
 *
 * @returns undefined when it is neither.
 */
export const timeOption = (text: string, nowMs: number): Date | undefined => {
  const ago = /^(\d+)([smhd])$/.exec(text);
  if (ago) return new Date(nowMs - Number(ago[1]) * (units[ago[2] ?? ''] ?? 0));
  const isIso = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text);
  const time = new Date(text);
  return isIso && !Number.isNaN(time.getTime()) ? time : undefined;
};
