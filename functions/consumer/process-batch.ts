import type { SQSRecord } from 'aws-lambda';
import { claimEvents } from './claim-events.ts';
import { groupById } from './group-by-id.ts';
import type { InvocationLimits, Ports } from './ports.ts';
import { publishClaimed } from './publish-claimed.ts';
import { quarantineRefused } from './quarantine-refused.ts';
import { readBatch } from './read-batch.ts';
import { settleCopies } from './settle-copies.ts';
import type { Settlement } from './settlement.ts';
import { suspectsLast } from './suspects-last.ts';

export interface BatchOptions {
  readonly busName: string;
  readonly deduplicationDays: number;
}

const processRecords = async (
  records: readonly SQSRecord[],
  limits: InvocationLimits,
  options: BatchOptions,
  ports: Ports,
): Promise<Settlement[]> => {
  const read = readBatch(records, { ...options, nowMs: ports.clock.now() });
  const faults = read.flatMap((record): Settlement[] =>
    record.kind === 'fault' ? [{ outcome: 'retry', retry: record.retry }] : [],
  );
  const refused = read.flatMap((record): Settlement[] =>
    record.kind === 'refused' ? [{ outcome: 'quarantined', refusal: record.refusal }] : [],
  );
  const events = read.flatMap((record) => (record.kind === 'publishable' ? [record.event] : []));

  const { leaders, copies } = groupById(events);
  const { claimed, settled: held } = await claimEvents(leaders, limits, ports);
  const tried = await publishClaimed(claimed, limits, ports);
  const copied = settleCopies(copies, [...held, ...tried]);
  return quarantineRefused([...faults, ...refused, ...held, ...tried, ...copied], limits, ports);
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
  for (const part of suspectsLast(records))
    settlements.push(...(await processRecords(part, limits, options, ports)));
  return settlements;
};
