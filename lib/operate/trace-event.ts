import { type LoggedOutcome, readOutcomes } from './deliveries-log.ts';
import type { Deployment } from './deployment.ts';
import { getQuarantinedHead } from './quarantine/get-quarantined.ts';
import { type DeliveryRecord, readRecord } from './read-record.ts';

export interface EventTrace {
  /** Every request and every attempt that was logged, oldest first. */
  readonly steps: readonly LoggedOutcome[];
  /** By event `Id`. */
  readonly records: Readonly<Record<string, DeliveryRecord>>;
  /** Delivery ids that are in the quarantine now. */
  readonly quarantined: readonly string[];
}

const anyOf = (property: string, values: readonly string[]): string =>
  values.map((value) => `$.${property} = "${value}"`).join(' || ');

/**
 * Every step of one event that is on record: logs, the deliveries table, the quarantine.
 *
 * @param wanted - the event's `Id`, or the delivery id of one of its deliveries.
 * @param fromMs - where the logs are read from.
 */
export const traceEvent = async (
  deployment: Deployment,
  wanted: string,
  fromMs: number,
): Promise<EventTrace> => {
  const attempts = await Array.fromAsync(
    readOutcomes(deployment, 'consumer', {
      fromMs,
      where: `($.id = "${wanted}" || $.deliveryId = "${wanted}")`,
    }),
  );
  const ids = new Set([wanted, ...attempts.flatMap(({ id }) => id ?? [])]);
  const deliveryIds = new Set([wanted, ...attempts.flatMap(({ deliveryId }) => deliveryId ?? [])]);
  const requests = await Array.fromAsync(
    readOutcomes(deployment, 'ingress', {
      fromMs,
      // A filter pattern holds 1024 characters: the first deliveries tell the story.
      where: `(${anyOf('deliveryId', [...deliveryIds].slice(0, 10))})`,
    }),
  );
  const records: Record<string, DeliveryRecord> = {};
  for (const id of ids) {
    const record = await readRecord(deployment, id);
    if (record) records[id] = record;
  }
  const found = await Promise.all(
    [...deliveryIds].map((deliveryId) => getQuarantinedHead(deployment, deliveryId)),
  );
  return {
    steps: [...requests, ...attempts].sort((one, other) => one.atMs - other.atMs),
    records,
    quarantined: found.flatMap((one) => one?.deliveryId ?? []),
  };
};
