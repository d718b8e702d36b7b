import type { Logger } from '@aws-lambda-powertools/logger';
import { describeFault } from '../runtime/describe-fault.ts';
import { type MetricName, metricNames } from '../runtime/metric-names.ts';
import { type Outcome, outcomes } from './outcome.ts';
import { withoutThrowing } from './without-throwing.ts';

export type IngressLogger = Pick<Logger, 'info' | 'warn' | 'error'>;
export type Count = (metric: MetricName) => void;

/** Logs an outcome in one line and counts it. Never throws: the delivery may be on the queue already. */
export const reportOutcome = (
  { kind, fault, ...facts }: Outcome,
  ports: { readonly logger: IngressLogger; readonly count: Count },
): void => {
  const { status, metric, level } = outcomes[kind];
  withoutThrowing(() => ports.count(metric));
  if (facts.tokenMatchedPrevious) {
    withoutThrowing(() => ports.count(metricNames.tokenMatchedPrevious));
  }
  withoutThrowing(() =>
    ports.logger[level]('webhook answered', {
      outcome: kind,
      status,
      ...facts,
      ...(fault !== undefined && { fault: describeFault(fault) }),
    }),
  );
};
