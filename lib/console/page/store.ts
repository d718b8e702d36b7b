import type { Delivery, Pulse } from '../messages.ts';

/** What the page knows of the pipeline, kept current by the server's event stream. */
export interface Store {
  /** Newest first. */
  readonly deliveries: () => readonly Delivery[];
  readonly find: (key: string | undefined) => Delivery | undefined;
  readonly pulse: () => Pulse | undefined;
  /** Called at most once a frame. */
  readonly onChange: (listener: () => void) => void;
  readonly onPulse: (listener: (pulse: Pulse) => void) => void;
  readonly onConnection: (listener: (isLive: boolean) => void) => void;
}

/** Listens for as long as the page is there; the browser connects again by itself. */
export const openStore = (): Store => {
  const deliveries = new Map<string, Delivery>();
  const changeListeners: (() => void)[] = [];
  const pulseListeners: ((pulse: Pulse) => void)[] = [];
  const connectionListeners: ((isLive: boolean) => void)[] = [];
  let pulse: Pulse | undefined;
  let isTold = true;

  const changed = (): void => {
    if (!isTold) return;
    isTold = false;
    requestAnimationFrame(() => {
      isTold = true;
      for (const listener of changeListeners) listener();
    });
  };

  const source = new EventSource('/api/stream');
  const listen = <Content>(name: string, take: (content: Content) => void): void =>
    source.addEventListener(name, ({ data }) => take(JSON.parse(data)));

  source.addEventListener('open', () => {
    deliveries.clear(); // all come again; after a restart of the local cloud these are none
    changed();
    for (const listener of connectionListeners) listener(true);
  });
  source.addEventListener('error', () => {
    for (const listener of connectionListeners) listener(false);
  });
  listen<readonly Delivery[]>('deliveries', (some) => {
    for (const delivery of some) deliveries.set(delivery.key, delivery);
    changed();
  });
  listen<readonly string[]>('gone', (keys) => {
    for (const key of keys) deliveries.delete(key);
    changed();
  });
  listen<Pulse>('pulse', (now) => {
    pulse = now;
    for (const listener of pulseListeners) listener(now);
  });

  return {
    deliveries: () => [...deliveries.values()].sort((a, b) => b.atMs - a.atMs),
    find: (key) => (key === undefined ? undefined : deliveries.get(key)),
    pulse: () => pulse,
    onChange: (listener) => changeListeners.push(listener),
    onPulse: (listener) => pulseListeners.push(listener),
    onConnection: (listener) => connectionListeners.push(listener),
  };
};
