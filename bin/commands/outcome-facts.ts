import type { LoggedOutcome } from '../../lib/operate/deliveries-log.ts';

const shown = [
  'eventType',
  'id',
  'reason',
  'cause',
  'step',
  'error',
  'receiveCount',
  'endpoint',
  'deliveryId',
];

/** What a log line says of an outcome, in one line: names and ids, as the functions log no more. */
export const outcomeFacts = (outcome: LoggedOutcome): string =>
  shown
    .flatMap((name) => {
      const value = outcome[name];
      return typeof value === 'string' || typeof value === 'number' ? `${name}=${value}` : [];
    })
    .join(' ');
