import { shortestDeduplicationDays } from '../../functions/consumer/environment.ts';

/** The least and the most that an option may be: whole numbers. */
export interface Limit {
  readonly least: number;
  readonly most: number;
}

/** For the construct's props and for `enreach.config.ts` alike. */
export const limits = {
  /** What an event source's `MaximumConcurrency` takes. */
  consumerConcurrency: { least: 2, most: 1000 },
  /** Requests a second, and at once. Above the account's quota they have no effect. */
  throttle: { least: 1, most: 100_000 },
  quarantineDays: { least: 3, most: 3650 },
  deduplicationDays: { least: shortestDeduplicationDays, most: 3650 },
  archiveDays: { least: 1, most: 3650 },
} as const satisfies Record<string, Limit>;

export const isWithin = (value: number, { least, most }: Limit): boolean =>
  Number.isInteger(value) && value >= least && value <= most;
