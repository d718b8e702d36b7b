import type { JsonValue } from '../json/json-value.ts';
import { type RaiseFlag, type Refusal, wrongFormat, wrongType } from './refusal.ts';

/** DateTime.MaxValue, which Enreach sends for "has no end". */
export const maxDateTime = '9999-12-31T23:59:59.9999999Z';

/** ISO 8601 in UTC with up to seven fraction digits. */
export const publishedDateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,7})?Z$/;

const maxDate = '9999-12-31';
/** DateTime.MinValue: "never set". */
const minDateTime = '0001-01-01T00:00:00Z';

/** The spelling that Enreach uses, on a day that every month has: nothing to check, at most a `Z` to add. */
const usual =
  /^(?!0000)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,7})?Z?$/;
/** Date, time, fraction and zone; .NET has offsets up to 14 hours. */
const dotNet =
  /^((?!0000)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))[T ]((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)(\.\d{1,7})?(?: ?(Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00)))?$/;
const microsoftJson = /^\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\/$/;

/**
 * Reads the spellings of .NET as ISO 8601 with `Z`, its fraction digits kept. No zone means UTC; an offset is
 * converted. Flagged as `coerced`: `/Date(ms)/`, and what is published as one of .NET's two extremes only because of
 * its offset. Nothing depends on the zone of this machine.
 */
export function normaliseDateTime(value: JsonValue, raise: RaiseFlag): string | Refusal {
  if (typeof value !== 'string') return wrongType;
  if (usual.test(value)) return value.at(-1) === 'Z' ? value : `${value}Z`;
  const parts = dotNet.exec(value);
  if (parts !== null) return fromParts(parts, raise);
  const milliseconds = microsoftJson.exec(value)?.[1];
  const utc = milliseconds === undefined ? undefined : isoOf(Number(milliseconds));
  if (utc === undefined) return wrongFormat;
  raise('coerced');
  return utc.startsWith(maxDate) ? maxDateTime : utc;
}

function fromParts(
  [, date = '', time = '', fraction = '', zone = 'Z']: RegExpExecArray,
  raise: RaiseFlag,
): string | Refusal {
  if (!isOnCalendar(date)) return wrongFormat;
  // Before any conversion: as UTC it may fall outside of what a DateTime can hold.
  if (date === maxDate) return maxDateTime;
  const utc = isoOf(Date.parse(`${date}T${time}${zone}`));
  const isOnLastDay = utc?.startsWith(maxDate) ?? false;
  if (utc !== undefined && !isOnLastDay) return `${utc.slice(0, 19)}${fraction}Z`;
  const isNeverSet = `${date}T${time}Z` === minDateTime && !/[1-9]/.test(fraction);
  if (!isOnLastDay && !isNeverSet) return wrongFormat;
  // Whoever reads the last day reads "no end", and that is all such a time can mean, so the event is not held back for
  // it. Nor for a "never set" that its offset puts before the year 1.
  raise('coerced');
  return isOnLastDay ? maxDateTime : minDateTime;
}

/** Every month has 28 days; of the others V8 reads 30 February as 2 March. */
function isOnCalendar(date: string): boolean {
  if (date.slice(-2) <= '28') return true;
  return isoOf(Date.parse(`${date}T00:00:00Z`))?.startsWith(date) ?? false;
}

/** ISO 8601 in UTC, or `undefined` for no time at all or one outside the years 1 to 9999 of .NET. */
function isoOf(epochMs: number): string | undefined {
  const date = new Date(epochMs);
  const year = date.getUTCFullYear();
  return year >= 1 && year <= 9999 ? date.toISOString() : undefined;
}
