/** Run by time-zone.test.ts in a process of its own: parses the samples, and times of all kinds, and prints the outcome. */
import { bodyOf, eventHeaderOf, samples } from './case-files.ts';
import { validEvent } from './event-factory.ts';
import { parseBody } from './parse-body.ts';

const times = [
  '2024-03-31T03:30:00',
  '2024-10-27 03:30:00.1234567',
  '2018-01-01T08:01:23.45+02:00',
  '0001-01-01T00:00:00',
  '9999-12-31T23:59:59.9999999',
  '0001-01-01T00:00:00-02:00',
  '0001-01-01T00:00:00+02:00',
  '9999-12-30T23:30:00-05:00',
  '/Date(1530403200123+0530)/',
  '2018-02-30T10:00:00',
];

const outcomes = [
  ...samples.map((sample) => parseBody(bodyOf('samples', sample), eventHeaderOf(sample))),
  ...times.map((time) => parseBody(validEvent('QueueStatus', { Timestamp: `"${time}"` }))),
];
process.stdout.write(JSON.stringify({ offset: new Date(0).getTimezoneOffset(), outcomes }));
