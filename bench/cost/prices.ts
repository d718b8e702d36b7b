/** When the prices below were looked up. */
export const pricesAsOf = '2026-11';
export const pricedRegion = 'us-east-1';

/**
 * List prices in US dollars, without free tiers and discounts.
 *
 * @see https://aws.amazon.com/pricing/ - the page of each service
 */
export const prices = {
  httpApi: { perMillionRequests: 1.0, requestBytes: 512 * 1024 },
  lambda: { perMillionRequests: 0.2, perGbSecond: 0.0000133334 }, // arm64
  sqs: { perMillionRequests: 0.4, requestBytes: 64 * 1024 },
  dynamoDb: {
    perMillionWrites: 0.625,
    writeBytes: 1024,
    storagePerGbMonth: 0.25,
    backupPerGbMonth: 0.2, // point-in-time recovery
  },
  eventBridge: {
    perMillionEvents: 1.0,
    eventBytes: 64 * 1024,
    archivePerGb: 0.1,
    archivePerGbMonth: 0.023,
  },
  secretsManager: { perSecretMonth: 0.4, perMillionCalls: 5.0 },
  cloudWatch: {
    logsPerGb: 0.5,
    logsPerGbMonth: 0.03,
    perMetricMonth: 0.3,
    perAlarmMonth: 0.1,
    perDashboardMonth: 3.0,
  },
  xRay: { perMillionTraces: 5.0 },
} as const;
