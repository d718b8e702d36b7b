import { useEffect, useState } from 'preact/hooks';
import type { Changes, Delivery, Facts, Pulse } from '../messages.ts';
import { askAgain } from './ask.ts';

/** What the page knows of the pipeline, kept current by the server's event stream. */
export interface Known {
  readonly isLive?: boolean;
  readonly facts?: Facts;
  readonly pulse?: Pulse;
  /** Newest first. */
  readonly deliveries: readonly Delivery[];
}

const nothing: Known = { deliveries: [] };

const changedBy = (before: readonly Delivery[], { deliveries, gone }: Changes) => {
  const kept = new Map([...before, ...deliveries].map((delivery) => [delivery.key, delivery]));
  for (const key of gone) kept.delete(key);
  return [...kept.values()].sort((a, b) => b.atMs - a.atMs);
};

/** Listens for as long as the page is there; the browser connects again by itself. */
export const useStream = (): Known => {
  const [known, setKnown] = useState(nothing);
  useEffect(() => {
    const source = new EventSource('/api/stream');
    const listen = <Content>(name: string, take: (content: Content, now: Known) => Known): void =>
      source.addEventListener(name, ({ data }) => setKnown((now) => take(JSON.parse(data), now)));
    let startedMs: number | undefined;
    // All comes again.
    source.addEventListener('open', () => {
      setKnown((now) => ({ ...now, ...nothing, isLive: true }));
      askAgain();
    });
    source.addEventListener('error', () => setKnown((now) => ({ ...now, isLive: false })));
    listen<Facts>('facts', (facts, now) => {
      // What the page shows and what was chosen in it is of a cloud that is gone.
      if (startedMs !== undefined && startedMs !== facts.startedMs) location.reload();
      startedMs = facts.startedMs;
      return { ...now, facts };
    });
    listen<Pulse>('pulse', (pulse, now) => ({ ...now, pulse }));
    listen<Changes>('changes', (changes, now) => ({
      ...now,
      deliveries: changedBy(now.deliveries, changes),
    }));
    return () => source.close();
  }, []);
  return known;
};
