import * as v from 'valibot';
import { limits } from '../constructs/limits.ts';
import { wholeNumber } from './whole-number.ts';

/** CloudWatch Logs takes these and no others. */
const logDays = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,
  3653,
] as const;

export const retention = v.strictObject(
  {
    deduplicationDays: v.pipe(
      v.optional(wholeNumber(limits.deduplicationDays), 30),
      v.description(
        'How long the `Id` of a published event is remembered. What was received longer ago, less two days, is quarantined as `stale`.',
      ),
    ),
    quarantineDays: v.pipe(
      v.optional(wholeNumber(limits.quarantineDays), 180),
      v.description('How long what could not be published can be looked at and released.'),
    ),
    archiveDays: v.pipe(
      v.optional(wholeNumber(limits.archiveDays), 30),
      v.description('How long published events can be replayed.'),
    ),
    logDays: v.pipe(
      v.optional(v.picklist(logDays, `must be one of ${logDays.join(', ')}`), 30),
      v.description("Of the functions' logs, the access log and the canary's."),
    ),
  },
  'must be an object',
);
