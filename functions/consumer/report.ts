import type { Log } from '../runtime/start-logger.ts';
import type { FunctionMetrics } from '../runtime/start-metrics.ts';
import { countSettlement } from './count-settlement.ts';
import { eventAgeMs } from './event-age.ts';
import type { Settlement } from './settlement.ts';

type Facts = Record<string, unknown>;

export interface ReportPorts {
  readonly log: Log;
  readonly metrics: FunctionMetrics;
}

const loggedIssues = 5;

/** How loud, and what: types, ids and reasons, never a value of the event. */
const lineOf = (settlement: Settlement): readonly [level: keyof Log, facts: Facts] => {
  switch (settlement.outcome) {
    case 'published': {
      const { marked, markError, takeover } = settlement;
      const { delivery, id, eventType, schema, flags } = settlement.event;
      const { deliveryId, endpoint, receiveCount } = delivery;
      const event = { deliveryId, endpoint, id, eventType, receiveCount, schema, flags };
      const publication = { eventAgeMs: eventAgeMs(settlement), takeover, marked, markError };
      return [marked ? 'info' : 'error', { ...event, ...publication }];
    }
    case 'duplicate': {
      const { delivery, id, eventType } = settlement.event;
      const { deliveryId, endpoint, receiveCount } = delivery;
      return ['info', { deliveryId, endpoint, id, eventType, receiveCount }];
    }
    case 'quarantined': {
      const { refusal, takeover, claim } = settlement;
      const { delivery, id, eventType, reason } = refusal;
      const { deliveryId, endpoint, receiveCount } = delivery;
      const issues = refusal.issues.slice(0, loggedIssues);
      const event = { deliveryId, endpoint, id, eventType, receiveCount };
      return ['warn', { ...event, reason, issues, takeover, claim }];
    }
    case 'retry': {
      const { receiptHandle, notBeforeMs, ...facts } = settlement.retry;
      return ['warn', facts];
    }
  }
};

/** One log line and the metrics of what became of a message. */
export const report = (settlement: Settlement, { log, metrics }: ReportPorts): void => {
  countSettlement(settlement, metrics);
  const [level, facts] = lineOf(settlement);
  log[level]('delivery settled', { outcome: settlement.outcome, ...facts });
};
