import type { Activity } from './activity.ts';
import type { MetricStore } from './cloudwatch/metrics/metric-store.ts';
import { measureRules } from './cloudwatch/service-metrics/eventbridge-metrics.ts';
import { eventActivities } from './eventbridge/event-activities.ts';

type Listeners = ReturnType<typeof eventActivities> & ReturnType<typeof measureRules>;

/** What happens to events, as activities of the cloud and as metrics. */
export const eventListeners = (
  onActivity: (activity: Activity) => void,
  store: Pick<MetricStore, 'add'>,
): Listeners => {
  const shown = eventActivities(onActivity);
  const measured = measureRules(store);
  return {
    ...shown,
    onMatched: (rule, event) => {
      measured.onMatched(rule, event);
      shown.onMatched(rule, event);
    },
    onDelivered: (rule, target, event) => {
      measured.onDelivered(rule, target, event);
      shown.onDelivered(rule, target, event);
    },
    onDeliveryFailed: (failure) => {
      measured.onDeliveryFailed(failure);
      shown.onDeliveryFailed(failure);
    },
    onDeadLetter: measured.onDeadLetter,
  };
};
