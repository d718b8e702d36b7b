import type { JsonValue } from '../json/json-value.ts';
import { type RaiseFlag, type Refusal, wrongFormat, wrongType } from './refusal.ts';

/** DateTime.MaxValue, which Enreach sends for "has no end". */
export const maxDateTime = '9999-12-31T23:59:59.9999999Z';

/** ISO 8601 in UTC with up to seven fraction digits. */
export const publishedDateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,7})?Z$/;

const maxDate = '9999-12-31';
/** DateTime.MinValue: "never set". */
const minTime = '0001-01-01T00:00:00';

/** The spelling that Enreach uses, on a day that every month has: nothing to check, at most a `Z` to add. */
const usual =
  /^(?!0000)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,7})?Z?$/;
/** Date, time, fraction and zone; .NET has offsets up to 14 hours. */
const dotNet =
  /^((?!0000)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))[T ]((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)(\.\d{1,7})?(?: ?(Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00)))?$/;
const microsoftJson = /^\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\/$/;

/**
 * Reads the spellings of .NET as ISO 8601 with `Z`, its fraction digits kept. No zone means UTC; an offset is
 * converted. `/Date(ms)/` is flagged as `coerced`. Nothing depends on the zone of this machine.
 */
export function normaliseDateTime(value: JsonValue, raise: RaiseFlag): string | Refusal {
  if (typeof value !== 'string') return wrongType;
  if (usual.test(value)) return value.at(-1) === 'Z' ? value : `${value}Z`;
  const parts = dotNet.exec(value);
  if (parts !== null) return fromParts(parts);
  const milliseconds = microsoftJson.exec(value)?.[1];
  const utc = milliseconds === undefined ? undefined : isoOf(Number(milliseconds));
  if (utc === undefined) return wrongFormat;
  raise('coerced');
  return withSentinel(utc);
}

function fromParts([, date = '', time = '', fraction = '', zone = 'Z']: RegExpExecArray) {
  if (!isOnCalendar(date)) return wrongFormat;
  // Before any conversion: as UTC the extremes may fall outside of what a DateTime can hold.
  if (date === maxDate) return maxDateTime;
  const sent = `${date}T${time}`;
  if (sent === minTime) return `${sent}${fraction}Z`;
  const utc = isoOf(Date.parse(`${sent}${zone}`));
  return utc === undefined ? wrongFormat : withSentinel(`${utc.slice(0, 19)}${fraction}Z`);
}

/** Every month has 28 days; of the others V8 reads 30 February as 2 March. */
function isOnCalendar(date: string): boolean {
  if (date.slice(-2) <= '28') return true;
  return isoOf(Date.parse(`${date}T00:00:00Z`))?.startsWith(date) ?? false;
}

/** A time that falls on the last day only once it is UTC is read as the sentinel next time, so it is one now. */
function withSentinel(utc: string): string {
  return utc.startsWith(maxDate) ? maxDateTime : utc;
}

/** ISO 8601 in UTC, or `undefined` for no time at all or one outside the years 1 to 9999 of .NET. */
function isoOf(epochMs: number): string | undefined {
  const date = new Date(epochMs);
  const year = date.getUTCFullYear();
  return year >= 1 && year <= 9999 ? date.toISOString() : undefined;
}
