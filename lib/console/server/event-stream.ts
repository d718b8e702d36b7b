import type { ServerResponse } from 'node:http';
import type { Journal } from '../journal/journal.ts';
import { deliveryOf } from '../journal/records.ts';
import type { Pulse } from '../messages.ts';

const changesEveryMs = 100;
const pulseEveryMs = 1000;

/** What happens, to every page that listens (Server-Sent Events): `deliveries`, `gone` and `pulse`. */
export interface EventStream {
  readonly connect: (response: ServerResponse) => void;
  /** Tells at once what a person just changed, not only every second. */
  readonly pulse: () => Promise<void>;
  readonly close: () => void;
}

const message = (event: string, content: unknown): string =>
  `event: ${event}\ndata: ${JSON.stringify(content)}\n\n`;

export const createEventStream = (
  journal: Journal,
  readPulse: () => Promise<Pulse>,
): EventStream => {
  const listeners = new Set<ServerResponse>();
  let timers: readonly NodeJS.Timeout[] = [];

  const broadcast = (text: string): void => {
    for (const response of listeners) response.write(text);
  };

  const tellChanges = (): void => {
    const keys = journal.takeChanges();
    const there = keys.flatMap((key) => journal.find(key) ?? []);
    const gone = keys.filter((key) => !journal.find(key));
    if (there.length > 0) broadcast(message('deliveries', there.map(deliveryOf)));
    if (gone.length > 0) broadcast(message('gone', gone));
  };

  /** One reading at a time: who asks meanwhile gets another one after it. */
  let isReading = false;
  let isWanted = false;
  const pulse = async (): Promise<void> => {
    isWanted = true;
    if (isReading) return;
    isReading = true;
    try {
      while (isWanted) {
        isWanted = false;
        const now = await readPulse();
        broadcast(message('pulse', now));
      }
    } finally {
      isReading = false;
    }
  };

  const leave = (response: ServerResponse): void => {
    listeners.delete(response);
    if (listeners.size > 0) return;
    for (const timer of timers) clearInterval(timer);
    timers = [];
  };

  return {
    connect: (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      tellChanges(); // to the others: this one gets them with the rest
      response.write(message('deliveries', journal.deliveries().map(deliveryOf)));
      listeners.add(response);
      response.on('close', () => leave(response));
      void pulse();
      if (timers.length === 0)
        timers = [
          setInterval(tellChanges, changesEveryMs),
          setInterval(() => void pulse(), pulseEveryMs),
        ];
    },
    pulse,
    close: () => {
      for (const response of listeners) response.end();
    },
  };
};
