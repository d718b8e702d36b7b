import type { Activity } from '../activity.ts';
import type { EventBusesOptions } from './event-buses.ts';

type Listeners = Pick<
  EventBusesOptions,
  'onPublished' | 'onMatched' | 'onDelivered' | 'onDeliveryFailed' | 'onReplayed' | 'onProblem'
>;

/** What happens to events, as activities of the cloud. */
export const eventActivities = (onActivity: (activity: Activity) => void): Listeners => ({
  onPublished: (event) => onActivity({ kind: 'published', event }),
  onMatched: ({ name: rule }, event) => onActivity({ kind: 'matched', rule, event }),
  onDelivered: ({ name: rule }, { Arn: target }, event) =>
    onActivity({ kind: 'delivered', rule, target, event }),
  onDeliveryFailed: ({ rule, target, event, error, next, retryInMs }) =>
    onActivity({
      kind: 'deliveryFailed',
      rule: rule.name,
      target: target.Arn,
      event,
      code: error.code,
      message: error.message,
      next,
      retryInMs,
    }),
  onReplayed: ({ name: replay }, event) => onActivity({ kind: 'replayed', replay, event }),
  onProblem: (message) => onActivity({ kind: 'problem', message }),
});
