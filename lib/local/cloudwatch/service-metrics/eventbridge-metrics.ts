import type { DispatchListeners } from '../../eventbridge/dispatch.ts';
import type { Rule } from '../../eventbridge/rule.ts';
import type { MetricStore } from '../metrics/metric-store.ts';

type Listeners = Pick<
  DispatchListeners,
  'onMatched' | 'onDelivered' | 'onDeliveryFailed' | 'onDeadLetter'
>;
type Dimensions = Readonly<Record<string, string>>;

/** "Metrics that specify only the RuleName dimension refer to the default event bus." */
const ofRule = ({ name, busName }: Rule): Dimensions =>
  busName === 'default' ? { RuleName: name } : { EventBusName: busName, RuleName: name };
const ofBus = ({ busName }: Rule): Dimensions => ({ EventBusName: busName });
const ofAll = (): Dimensions => ({});

/** Which dimensions each metric has. @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html */
const dimensionsOf = {
  MatchedEvents: [ofRule],
  TriggeredRules: [ofRule, ofBus, ofAll],
  Invocations: [ofRule, ofAll],
  FailedInvocations: [ofRule],
  InvocationAttempts: [ofRule, ofBus, ofAll],
  SuccessfulInvocationAttempts: [ofRule, ofBus, ofAll],
  RetryInvocationAttempts: [ofRule, ofBus, ofAll],
  InvocationsSentToDlq: [ofRule],
  InvocationsFailedToBeSentToDlq: [ofRule],
} as const satisfies Record<string, readonly ((rule: Rule) => Dimensions)[]>;

/**
 * Measures what rules do. "Invocations" are targets that were invoked or given up; each try is an attempt. A metric is not
 * sent while it is zero.
 */
export const measureRules = ({ add }: Pick<MetricStore, 'add'>): Listeners => {
  const count = (rule: Rule, ...names: readonly (keyof typeof dimensionsOf)[]): void => {
    for (const name of names)
      for (const dimensions of dimensionsOf[name])
        add({
          namespace: 'AWS/Events',
          name,
          dimensions: dimensions(rule),
          timestampMs: Date.now(),
          value: 1,
          unit: 'Count',
        });
  };
  return {
    onMatched: (rule) => count(rule, 'MatchedEvents', 'TriggeredRules'),
    onDelivered: (rule) =>
      count(rule, 'Invocations', 'InvocationAttempts', 'SuccessfulInvocationAttempts'),
    onDeliveryFailed: ({ rule, next }) => {
      count(rule, 'InvocationAttempts');
      if (next === 'retry') count(rule, 'RetryInvocationAttempts');
      else count(rule, 'Invocations', 'FailedInvocations');
    },
    onDeadLetter: (rule, isSent) =>
      count(rule, isSent ? 'InvocationsSentToDlq' : 'InvocationsFailedToBeSentToDlq'),
  };
};
