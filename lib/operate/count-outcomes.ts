import { isCanary } from '../catalogue/bus-contract.ts';
import type { LoggedOutcome } from './deliveries-log.ts';

/** How often each outcome occurred, canaries apart. */
export interface OutcomeCounts {
  /** Of requests, by outcome. */
  readonly ingress: Readonly<Record<string, number>>;
  /** Of messages, by outcome; one that is retried counts each time. */
  readonly consumer: Readonly<Record<string, number>>;
  /** Of messages, by event type and outcome. */
  readonly byType: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Quarantined ones, by reason. */
  readonly byReason: Readonly<Record<string, number>>;
}

const noType = '(none)';

/** Counts outcomes as they come; `onCount` hears how many so far. */
export const countOutcomes = async (
  outcomes: AsyncIterable<LoggedOutcome>,
  onCount: (counted: number) => void = () => {},
): Promise<OutcomeCounts> => {
  const ingress: Record<string, number> = {};
  const consumer: Record<string, number> = {};
  const byType: Record<string, Record<string, number>> = {};
  const byReason: Record<string, number> = {};
  const add = (counts: Record<string, number>, name: string) => {
    counts[name] = (counts[name] ?? 0) + 1;
  };
  let counted = 0;
  for await (const { service, outcome, eventType, reason } of outcomes) {
    onCount(++counted);
    if (service === 'ingress') {
      add(ingress, outcome);
      continue;
    }
    if (isCanary(eventType ?? '')) continue;
    add(consumer, outcome);
    const type = eventType ?? noType;
    byType[type] ??= {};
    add(byType[type], outcome);
    if (outcome === 'quarantined') add(byReason, reason ?? noType);
  }
  return { ingress, consumer, byType, byReason };
};
