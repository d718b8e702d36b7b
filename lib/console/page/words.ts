import type { Delivery, DeliveryOutcome, Step } from '../messages.ts';

/** How the page says what it shows. */

export const outcomeWords: Readonly<Record<DeliveryOutcome, string>> = {
  inFlight: 'on its way',
  published: 'published',
  duplicate: 'duplicate',
  quarantined: 'quarantined',
  retry: 'to be retried',
  refused: 'refused',
  dropped: 'dropped',
};

/** `arn:…:function:NameE439D054` → `Name`; without the hash that CDK ends the names of a template with. */
const nameOf = (what: string): string =>
  what
    .replace(/:\*$/, '')
    .replace(/^.*[:/]/, '')
    .replace(/(?<=[a-z])[0-9A-F]{8}$/, '');

const targetOf = (what: string): string =>
  `${what.includes(':log-group:') ? 'log group ' : ''}${nameOf(what)}`;

const stepWords: Readonly<Record<Step['kind'], (what: string) => string>> = {
  received: () => 'Received',
  queued: () => 'On the queue',
  answered: (status) => `Answered ${status}`,
  claimed: () => 'Claimed by its Id',
  published: () => 'Published on the bus',
  marked: () => 'Recorded as published',
  matched: (rule) => `Matched rule ${nameOf(rule)}`,
  delivered: (target) => `Delivered to ${targetOf(target)}`,
  notDelivered: (target) => `Not delivered to ${target}`,
  duplicate: () => 'Recognised as a duplicate',
  quarantined: () => 'Into the quarantine',
  retry: (reason) => `Failed, to be retried${reason && `: ${reason}`}`,
  released: () => 'Released by a person',
  dropped: () => 'Dropped by a person',
  replayed: (replay) => `Replayed by ${replay}`,
};

export const wordsOf = ({ kind, what = '' }: Step): string => stepWords[kind](what);

export const typeOf = ({ eventType }: Pick<Delivery, 'eventType'>): string =>
  eventType ?? 'No event type';

/** Without the marks of code. */
export const plain = (text = ''): string => text.replaceAll('`', '');

export const timeOf = (at: number | string): string => new Date(at).toLocaleTimeString('en-GB');

export const durationOf = (ms: number): string => {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  return ms < 60_000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 60_000)} min`;
};

export const bytesOf = (bytes: number): string =>
  bytes < 1024 ? `${bytes} B` : `${(bytes / 1024).toFixed(1)} KB`;
