import { foldCase } from './fold-case.ts';

/** `source` of every customer event on the bus. */
export const eventSource = 'enreach.webhooks';

/** `source` of canaries: no customer rule, metric or archive sees them. */
export const canarySource = 'enreach.webhooks.canary';

/** The reserved EventType that a canary carries. */
export const canaryEventType = 'EnreachWebhooksCanary';

/** Ignoring case, as all event types are read. */
export const isCanary = (eventType: string): boolean =>
  foldCase(eventType) === foldCase(canaryEventType);
