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
  /** An alarm's description takes 1,024 characters, and has more to say. */
  runbookUrlLength: { least: 1, most: 512 },
} as const satisfies Record<string, Limit>;

/** Where operators read the runbook unless told otherwise: in this repository. */
export const defaultRunbookUrl = 'docs/runbook.md';

/** Whether no e-mail address is there twice; people write them in any case. */
export const areDistinct = (addresses: readonly string[]): boolean =>
  new Set(addresses.map((address) => address.toLowerCase())).size === addresses.length;

export const isWithin = (value: number, { least, most }: Limit): boolean =>
  Number.isInteger(value) && value >= least && value <= most;
