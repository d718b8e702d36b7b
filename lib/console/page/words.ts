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
    .split(/[:/]/)
    .at(-1)
    ?.replace(/(?<=[a-z])[0-9A-F]{8}$/, '') ?? what;

export const stepWords = ({ kind, what = '' }: Step): string => {
  switch (kind) {
    case 'received':
      return 'Received';
    case 'queued':
      return 'On the queue';
    case 'answered':
      return `Answered ${what}`;
    case 'claimed':
      return 'Claimed by its Id';
    case 'published':
      return 'Published on the bus';
    case 'marked':
      return 'Recorded as published';
    case 'matched':
      return `Matched rule ${nameOf(what)}`;
    case 'delivered':
      return `Delivered to ${what.includes(':log-group:') ? 'log group ' : ''}${nameOf(what.replace(/:\*$/, ''))}`;
    case 'notDelivered':
      return `Not delivered to ${what}`;
    case 'duplicate':
      return 'Recognised as a duplicate';
    case 'quarantined':
      return 'Into the quarantine';
    case 'retry':
      return `Failed, to be retried${what && `: ${what}`}`;
    case 'released':
      return 'Released by a person';
    case 'dropped':
      return 'Dropped by a person';
    case 'replayed':
      return `Replayed by ${what}`;
  }
};

export const typeOf = ({ eventType }: Pick<Delivery, 'eventType'>): string =>
  eventType ?? 'No event type';

export const timeOf = (atMs: number): string => new Date(atMs).toLocaleTimeString('en-GB');

export const durationOf = (ms: number): string => {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  return ms < 60_000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 60_000)} min`;
};

export const bytesOf = (bytes: number): string =>
  bytes < 1024 ? `${bytes} B` : `${(bytes / 1024).toFixed(1)} KB`;

export const countOf = (count: number): string => count.toLocaleString('en');
