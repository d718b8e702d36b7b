import type { SQSRecord } from 'aws-lambda';
import { claimEvents } from './claim-events.ts';
import { groupById } from './group-by-id.ts';
import { partBatch } from './part-batch.ts';
import type { InvocationLimits, Ports } from './ports.ts';
import { publishClaimed } from './publish-claimed.ts';
import type { Publishable } from './publishable.ts';
import { quarantineRefused } from './quarantine-refused.ts';
import { readBatch } from './read-batch.ts';
import { settleCopies } from './settle-copies.ts';
import type { Settlement } from './settlement.ts';

export interface BatchOptions {
  readonly busName: string;
  readonly deduplicationDays: number;
}

/** Claims, publishes and marks; settles what somebody else holds; quarantines what turns out a conflict or refused. */
const settleEvents = async (
  events: readonly Publishable[],
  limits: InvocationLimits,
  ports: Ports,
): Promise<Settlement[]> => {
  const { leaders, copies } = groupById(events);
  const { claimed, settled: held } = await claimEvents(leaders, limits, ports);
  const tried = await publishClaimed(claimed, limits, ports);
  const copied = settleCopies(copies, [...held, ...tried]);
  return quarantineRefused([...held, ...tried, ...copied], limits, ports);
};

const processRecords = async (
  records: readonly SQSRecord[],
  limits: InvocationLimits,
  options: BatchOptions,
  ports: Ports,
): Promise<Settlement[]> => {
  const read = readBatch(records, { ...options, nowMs: ports.clock.now() });
  const faults = read.flatMap((record) => (record.kind === 'fault' ? [record.settled] : []));
  const refused = read.flatMap((record): Settlement[] =>
    record.kind === 'refused' ? [{ outcome: 'quarantined', refusal: record.refusal }] : [],
  );
  const events = read.flatMap((record) => (record.kind === 'publishable' ? [record.event] : []));

  const [quarantined, settled] = await Promise.all([
    quarantineRefused(refused, limits, ports),
    settleEvents(events, limits, ports),
  ]);
  return [...faults, ...quarantined, ...settled];
};

/**
 * Settles every record of a batch: published, duplicate, quarantined, or to be received again.
 *
 * @see docs/decisions/0003-claim-publish-mark.md
 */
export const processBatch = async (
  records: readonly SQSRecord[],
  limits: InvocationLimits,
  options: BatchOptions,
  ports: Ports,
): Promise<Settlement[]> => {
  const settlements: Settlement[] = [];
  for (const part of partBatch(records, ports.clock.random))
    settlements.push(...(await processRecords(part, limits, options, ports)));
  return settlements;
};
