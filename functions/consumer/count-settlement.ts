import { isCanary } from '../../lib/catalogue/bus-contract.ts';
import { metricNames } from '../runtime/metric-names.ts';
import type { FunctionMetrics } from '../runtime/start-metrics.ts';
import { eventAgeMs } from './event-age.ts';
import type { Retry, Settlement } from './settlement.ts';

const eventTypeOf = (settlement: Settlement): string | undefined => {
  switch (settlement.outcome) {
    case 'published':
    case 'duplicate':
      return settlement.event.eventType;
    case 'quarantined':
      return settlement.refusal.eventType;
    case 'retry':
      return settlement.retry.eventType;
  }
};

const countPublished = (
  settlement: Extract<Settlement, { outcome: 'published' }>,
  metrics: FunctionMetrics,
): void => {
  const { event, marked } = settlement;
  metrics.count(event.schema === 'known' ? metricNames.published : metricNames.publishedGeneric);
  if (!marked) metrics.count(metricNames.failedMarks);
  if (event.flags.length > 0) metrics.countParts(metricNames.flagged, event.flags);
  const ageMs = eventAgeMs(settlement);
  if (ageMs !== undefined) metrics.measureMs(metricNames.eventAge, ageMs);
};

const isTakeover = (settlement: Settlement): boolean => {
  switch (settlement.outcome) {
    case 'published':
    case 'quarantined':
      return settlement.takeover ?? false;
    case 'duplicate':
      return false;
    case 'retry':
      return settlement.retry.takeover ?? false;
  }
};

/**
 * What a short fault refuses passes within the first tries; the age of the oldest message, too, leaves out what was received
 * three times.
 */
const stuckReceives = 4;

const countRetry = ({ receiveCount, cause }: Retry, metrics: FunctionMetrics): void => {
  metrics.count(metricNames.retries);
  if (receiveCount >= stuckReceives) metrics.count(metricNames.stuckRetries);
  if (cause === 'unknownOutcome') metrics.count(metricNames.unknownOutcomes);
};

const countOutcome = (settlement: Settlement, metrics: FunctionMetrics): void => {
  switch (settlement.outcome) {
    case 'published':
      countPublished(settlement, metrics);
      break;
    case 'duplicate':
      metrics.count(metricNames.duplicates);
      break;
    case 'quarantined':
      metrics.countParts(metricNames.quarantined, [settlement.refusal.reason]);
      break;
    case 'retry':
      countRetry(settlement.retry, metrics);
      break;
  }
};

/**
 * The metrics of what became of a message. A canary is no event of the customer's and counts nowhere, short of one whose
 * message cannot even be read.
 */
export const countSettlement = (settlement: Settlement, metrics: FunctionMetrics): void => {
  if (isCanary(eventTypeOf(settlement) ?? '')) return;
  countOutcome(settlement, metrics);
  if (isTakeover(settlement)) metrics.count(metricNames.leaseTakeovers);
};
