import { Duration } from 'aws-cdk-lib';
import type { AlarmDefinition } from './alarm-definition.ts';
import type { GatewayMetrics } from './gateway-metrics.ts';
import type { WebhookMetrics } from './metrics.ts';
import type { Monitored } from './monitored.ts';

const period = Duration.minutes(5);

/** What is not accepted is lost after a few resends: these come first. */
export const frontDoorAlarms = (
  { api, ingress }: Pick<Monitored, 'api' | 'ingress'>,
  gateway: GatewayMetrics,
  metrics: WebhookMetrics,
) =>
  ({
    'server-errors': {
      // Enreach resends what one short fault refused. Two periods of three: the resends meet the fault as well.
      metric: api.metricServerError({ period }),
      threshold: 1,
      periods: 3,
      breaching: 2,
      meaning:
        'Enreach has been answered 5xx in two of three periods of five minutes. It resends a few times, then the event is lost.',
    },
    'server-errors-burst': {
      // An outage within one period, which the alarm above does not see: one event and its few resends make as many.
      metric: api.metricServerError({ period }),
      threshold: 5,
      periods: 1,
      meaning:
        'Enreach was answered 5xx five times or more in five minutes. It resends a few times, then the event is lost.',
    },
    'refused-token': {
      // A stranger who finds the URL tries a few times; a secret that is not shared refuses every event and its resends.
      metric: metrics.of('refusedToken'),
      threshold: 10,
      periods: 1,
      meaning:
        'Ten or more requests in five minutes had a wrong token (401): Enreach has another secret than we, or somebody is guessing.',
    },
    'refused-token-lasting': {
      // A small centre sends fewer than that. A stranger's few tries are over sooner than a secret that is not shared.
      metric: metrics.of('refusedToken'),
      threshold: 1,
      periods: 3,
      meaning:
        'Requests had a wrong token (401) in each of three periods of five minutes: Enreach has another secret than we, or somebody is guessing.',
    },
    'refused-source': {
      // As for the token: a few are strangers, many are Enreach from an address that is not on the list.
      metric: metrics.of('refusedSource'),
      threshold: 10,
      periods: 1,
      meaning:
        'Ten or more requests in five minutes came from outside the allow list (403): Enreach may post from new addresses.',
    },
    'refused-source-lasting': {
      metric: metrics.of('refusedSource'),
      threshold: 1,
      periods: 3,
      meaning:
        'Requests came from outside the allow list (403) in each of three periods of five minutes: Enreach may post from new addresses.',
    },
    'refused-too-large': {
      // The one loss there is by design: each counts, a resend has the same size.
      metric: metrics.of('refusedTooLarge'),
      threshold: 1,
      periods: 1,
      meaning:
        'An event was larger than the queue takes, even compressed (413): it is lost. The log has its size and type.',
    },
    'gateway-too-large': {
      metric: gateway.tooLarge,
      threshold: 1,
      periods: 1,
      meaning:
        'API Gateway refused a body that is larger than it or the function takes (413): the event is lost, and no function saw it.',
    },
    'gateway-throttled': {
      // The stage lets in what the account does: any 429 is a limit met, and the event waits on a resend.
      metric: gateway.throttled,
      threshold: 1,
      periods: 1,
      meaning:
        'API Gateway refused requests because there were too many (429). Enreach resends a few times, then the events are lost.',
    },
    'ingress-errors': {
      // The handler answers every fault itself: an error is a crash or a time-out.
      metric: ingress.metricErrors({ period }),
      threshold: 1,
      periods: 1,
      meaning:
        'The ingress function crashed or timed out: Enreach heard a 5xx and resends a few times.',
    },
    'ingress-throttles': {
      // Each throttled call is a refused event; the account's concurrency is used up, by whatever functions.
      metric: ingress.metricThrottles({ period }),
      threshold: 1,
      periods: 1,
      meaning:
        "The ingress function was not let run: the account's Lambda concurrency is used up. Enreach heard a 5xx.",
    },
    'previous-secret': {
      // Right after a rotation this is how it should be. Three days running, a weekday among them: Enreach has not changed.
      metric: metrics.of('tokenMatchedPrevious', { period: Duration.days(1) }),
      threshold: 1,
      periods: 3,
      meaning:
        'Deliveries have carried the previous secret for three days: the rotation is not finished, and the old secret still opens the door.',
    },
  }) satisfies Record<string, AlarmDefinition>;
