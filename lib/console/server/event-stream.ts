import type { ServerResponse } from 'node:http';
import type { Journal } from '../journal/journal.ts';
import { deliveryOf } from '../journal/records.ts';
import type { Changes, Facts, Pulse } from '../messages.ts';

const changesEveryMs = 100;
const pulseEveryMs = 1000;
/** How soon a page comes back after a restart. */
const reconnectMs = 1000;

interface Messages {
  readonly facts: Facts;
  readonly changes: Changes;
  readonly pulse: Pulse;
}

/** What happens, to every page that listens (Server-Sent Events). */
export interface EventStream {
  readonly connect: (response: ServerResponse) => void;
  readonly close: () => void;
}

export const createEventStream = (
  facts: Facts,
  journal: Journal,
  readPulse: () => Promise<Pulse>,
): EventStream => {
  const listeners = new Set<ServerResponse>();

  const tell = <Name extends keyof Messages>(
    name: Name,
    content: Messages[Name],
    to: Iterable<ServerResponse> = listeners,
  ): void => {
    const text = `event: ${name}\ndata: ${JSON.stringify(content)}\n\n`;
    for (const response of to) response.write(text);
  };
  const tellChanges = (): void => {
    const keys = journal.takeChanges();
    if (keys.length === 0) return;
    tell('changes', {
      deliveries: keys.flatMap((key) => journal.find(key) ?? []).map(deliveryOf),
      gone: keys.filter((key) => !journal.find(key)),
    });
  };
  const tellPulse = async (): Promise<void> => {
    if (listeners.size > 0) tell('pulse', await readPulse());
  };
  const timers = [
    setInterval(tellChanges, changesEveryMs),
    setInterval(() => void tellPulse(), pulseEveryMs),
  ];

  return {
    connect: (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(`retry: ${reconnectMs}\n\n`);
      tell('facts', facts, [response]);
      tell('changes', { deliveries: journal.deliveries().map(deliveryOf), gone: [] }, [response]);
      listeners.add(response);
      response.on('close', () => listeners.delete(response));
      void tellPulse();
    },
    close: () => {
      for (const timer of timers) clearInterval(timer);
      for (const response of listeners) response.end();
    },
  };
};
