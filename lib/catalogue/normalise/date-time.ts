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
const dotNet =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2}):(\d{2})(\.\d{1,7})?(?: ?(?:(Z)|([+-])(\d{2}):(\d{2})))?$/;
const microsoftJson = /^\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\/$/;

const minuteMs = 60_000;

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
  if (milliseconds === undefined) return wrongFormat;
  const utc = isoOf(Number(milliseconds));
  if (utc === undefined) return wrongFormat;
  raise('coerced');
  return withSentinel(utc);
}

function fromParts(parts: RegExpExecArray): string | Refusal {
  const [, year = '', month = '', day = '', hour = '', minute = '', second = ''] = parts;
  const [fraction = '', , sign, offsetHours = '0', offsetMinutes = '0'] = parts.slice(7);
  if (!isCalendarDate(Number(year), Number(month), Number(day))) return wrongFormat;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return wrongFormat;
  const offset = Number(offsetHours) * 60 + Number(offsetMinutes);
  // .NET has no offset beyond 14 hours.
  if (offset > 14 * 60 || Number(offsetMinutes) > 59) return wrongFormat;

  const sent = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  // Before any conversion: as UTC the extremes may fall outside of what a DateTime can hold.
  if (sent.startsWith(maxDate)) return maxDateTime;
  if (offset === 0 || sent === minTime) return `${sent}${fraction}Z`;

  const utc = isoOf(Date.parse(`${sent}Z`) + (sign === '-' ? offset : -offset) * minuteMs);
  return utc === undefined ? wrongFormat : withSentinel(`${utc.slice(0, 19)}${fraction}Z`);
}

/** A time that falls on the last day only once it is UTC is read as the sentinel next time, so it is one now. */
function withSentinel(utc: string): string {
  return utc.startsWith(maxDate) ? maxDateTime : utc;
}

/** ISO 8601 in UTC, or `undefined` outside the years 1 to 9999 of .NET. */
function isoOf(epochMs: number): string | undefined {
  const date = new Date(epochMs);
  const year = date.getUTCFullYear();
  return year >= 1 && year <= 9999 ? date.toISOString() : undefined;
}

function isCalendarDate(year: number, month: number, day: number): boolean {
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day <= (lengths[month - 1] ?? 0);
}
