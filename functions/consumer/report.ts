import { isCanary } from '../../lib/catalogue/bus-contract.ts';
import { type MetricName, metricNames } from '../runtime/metric-names.ts';
import type { Settlement } from './settlement.ts';

type Facts = Record<string, unknown>;

/** The log of the function, one object a line. */
export interface Log {
  readonly info: (message: string, facts: Facts) => void;
  readonly warn: (message: string, facts: Facts) => void;
  readonly error: (message: string, facts: Facts) => void;
}

const loggedIssues = 5;

interface Line {
  readonly level: keyof Log;
  readonly metric: MetricName;
  readonly facts: Facts;
}

const lineOf = (settlement: Settlement): Line => {
  switch (settlement.outcome) {
    case 'published': {
      const { marked, markError } = settlement;
      const { delivery, id, eventType, schema, flags } = settlement.event;
      const { deliveryId, endpoint, receiveCount } = delivery;
      return {
        level: marked ? 'info' : 'error',
        metric: schema === 'known' ? metricNames.published : metricNames.publishedGeneric,
        facts: {
          deliveryId,
          endpoint,
          id,
          eventType,
          receiveCount,
          schema,
          flags,
          marked,
          markError,
        },
      };
    }
    case 'duplicate': {
      const { delivery, id, eventType } = settlement.event;
      const { deliveryId, endpoint, receiveCount } = delivery;
      return {
        level: 'info',
        metric: metricNames.duplicates,
        facts: { deliveryId, endpoint, id, eventType, receiveCount },
      };
    }
    case 'quarantined': {
      const { delivery, id, eventType, reason, issues } = settlement.refusal;
      const { deliveryId, endpoint } = delivery;
      const shown = issues.slice(0, loggedIssues);
      return {
        level: 'warn',
        metric: metricNames.quarantined,
        facts: { deliveryId, endpoint, id, eventType, reason, issues: shown },
      };
    }
    case 'retry': {
      const { receiptHandle, notBeforeMs, ...facts } = settlement.retry;
      return { level: 'warn', metric: metricNames.retries, facts };
    }
  }
};

/** A canary is ours: it shows in the log, but in no metric of the customer's events. */
const isOfCanary = (settlement: Settlement): boolean => {
  switch (settlement.outcome) {
    case 'published':
    case 'duplicate':
      return isCanary(settlement.event.eventType);
    case 'quarantined':
      return isCanary(settlement.refusal.eventType ?? '');
    case 'retry':
      return false;
  }
};

/** One log line and one count for what became of a message: types, ids and reasons, never a value of the event. */
export const report = (
  settlement: Settlement,
  log: Log,
  count: (metric: MetricName) => void,
): void => {
  const { level, metric, facts } = lineOf(settlement);
  if (!isOfCanary(settlement)) {
    count(metric);
    if (settlement.outcome === 'published' && settlement.event.flags.length > 0)
      count(metricNames.flagged);
  }
  log[level]('delivery settled', { outcome: settlement.outcome, ...facts });
};
