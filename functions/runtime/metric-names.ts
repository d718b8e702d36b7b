/** Every metric the functions emit: what they count is what alarms and dashboards look at. All are counts. */
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
  leaseTakeovers: 'LeaseTakeovers',
  unknownOutcomes: 'UnknownOutcomes',
  failedMarks: 'FailedMarks',
} as const;

export type MetricName = (typeof metricNames)[keyof typeof metricNames];
