import { isCanary } from '../../lib/catalogue/bus-contract.ts';
import { describeFault } from '../runtime/describe-fault.ts';
import { metricNames } from '../runtime/metric-names.ts';
import type { Log } from '../runtime/start-logger.ts';
import type { FunctionMetrics } from '../runtime/start-metrics.ts';
import { type Outcome, outcomes } from './outcome.ts';
import { withoutThrowing } from './without-throwing.ts';

export interface ReportPorts {
  readonly logger: Log;
  readonly metrics: FunctionMetrics;
}

/** A canary that came through is ours and must not hide that Enreach is silent; one that did not is a fault like any other. */
const isAcceptedCanary = ({ kind, eventHeader }: Outcome): boolean =>
  kind === 'accepted' && isCanary(eventHeader ?? '');

const count = (outcome: Outcome, metrics: FunctionMetrics): void => {
  if (isAcceptedCanary(outcome)) return;
  metrics.count(outcomes[outcome.kind].metric);
  if (outcome.tokenMatchedPrevious) metrics.count(metricNames.tokenMatchedPrevious);
};

/** Logs an outcome in one line and counts it. Never throws: the delivery may be on the queue already. */
export const reportOutcome = (outcome: Outcome, { logger, metrics }: ReportPorts): void => {
  withoutThrowing(() => count(outcome, metrics));
  const { kind, fault, ...facts } = outcome;
  const { status, level } = outcomes[kind];
  withoutThrowing(() =>
    logger[level]('webhook answered', {
      outcome: kind,
      status,
      ...facts,
      ...(fault !== undefined && { fault: describeFault(fault) }),
    }),
  );
};
