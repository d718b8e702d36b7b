/** What a clock on the wall and a calendar show. */
export interface ZonedTime {
  readonly year: number;
  /** 1 for January. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  /** 0 for Sunday. */
  readonly weekDay: number;
}

const quarterMs = 15 * 60_000;

/** Milliseconds by which a zone is ahead of UTC. */
const offsetMs = (format: Intl.DateTimeFormat, epochMs: number): number => {
  const parts = new Map(format.formatToParts(epochMs).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.get(type));
  const [year, month, day] = [part('year'), part('month'), part('day')];
  const wallMs = Date.UTC(year, month - 1, day, part('hour'), part('minute'), part('second'));
  return wallMs - Math.floor(epochMs / 1000) * 1000;
};

/**
 * Clocks of a time zone, summer time included.
 *
 * @param timeZone - IANA, `Europe/Helsinki`.
 * @throws RangeError when there is no such zone.
 */
export const createZonedClock = (timeZone: string): ((epochMs: number) => ZonedTime) => {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  // Zones change at quarters of an hour, and a schedule asks minute by minute.
  const offsets = new Map<number, number>();
  return (epochMs) => {
    const quarter = Math.floor(epochMs / quarterMs) * quarterMs;
    const offset = offsets.get(quarter) ?? offsetMs(format, quarter);
    offsets.set(quarter, offset);
    const wall = new Date(epochMs + offset);
    return {
      year: wall.getUTCFullYear(),
      month: wall.getUTCMonth() + 1,
      day: wall.getUTCDate(),
      hour: wall.getUTCHours(),
      minute: wall.getUTCMinutes(),
      weekDay: wall.getUTCDay(),
    };
  };
};
