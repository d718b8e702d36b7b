/** Namespace of every metric that the functions emit. */
export const metricNamespace = 'EnreachWebhooks';

/**
 * Every metric carries `stack` and `service`, so that two deployments in one account are told apart. Those of
 * `brokenDown` are emitted a second time with one more dimension. Alarms and dashboards name exactly these: a wrong
 * dimension makes an alarm that never fires.
 */
export const dimensionNames = {
  /** Name of the CloudFormation stack. */
  stack: 'stack',
  /** `ingress` or `consumer`. */
  service: 'service',
} as const;

/** Every metric the functions emit: what they count is what alarms and dashboards look at. Counts, unless they say otherwise. */
export const metricNames = {
  // ingress: one of these for every request
  accepted: 'Accepted',
  refusedPath: 'RefusedPath',
  refusedSource: 'RefusedSource',
  refusedToken: 'RefusedToken',
  refusedTooLarge: 'RefusedTooLarge',
  unavailable: 'Unavailable',
  // ingress: as well, while a rotation is open
  tokenMatchedPrevious: 'TokenMatchedPrevious',
  // consumer: one of these for every message received
  published: 'Published',
  publishedGeneric: 'PublishedGeneric',
  duplicates: 'Duplicates',
  quarantined: 'Quarantined',
  retries: 'Retries',
  // consumer: as well, where it applies
  flagged: 'Flagged',
  /** Of the retries, those of messages that failed several times before. */
  stuckRetries: 'StuckRetries',
  leaseTakeovers: 'LeaseTakeovers',
  unknownOutcomes: 'UnknownOutcomes',
  failedMarks: 'FailedMarks',
  /** Milliseconds from an event's Timestamp to its publication. */
  eventAge: 'EventAge',
} as const;

export type MetricName = (typeof metricNames)[keyof typeof metricNames];

/** Metrics that are also counted by one more dimension, and its name. */
export const brokenDown = {
  [metricNames.quarantined]: 'reason',
  [metricNames.flagged]: 'flag',
} as const satisfies Partial<Record<MetricName, string>>;
