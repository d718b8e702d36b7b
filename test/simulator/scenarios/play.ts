import {
  playScenario,
  type ScenarioOptions,
  type TimedEvent,
} from '../../../lib/simulator/scenarios/scenarios.ts';

export const startMs = Date.parse('2026-01-15T08:00:00Z');

export const play = (name: string, options: Partial<ScenarioOptions> = {}): TimedEvent[] => [
  ...playScenario(name, { seed: 1, startMs, ...options }),
];

/** The bytes as they would be sent, one event a line. */
export const bytesOf = (events: readonly TimedEvent[]): string =>
  events.map(({ event }) => JSON.stringify(event)).join('\n');

/** The events of each call in their order. */
export const byCall = (events: readonly TimedEvent[]): Map<string, TimedEvent[]> => {
  const calls = new Map<string, TimedEvent[]>();
  for (const timed of events) {
    const { event } = timed;
    // It belongs to the callback, and names the call that led to it.
    if (!('CallId' in event) || event.CallId === null || event.EventType === 'CallbackChanged') {
      continue;
    }
    calls.set(event.CallId, [...(calls.get(event.CallId) ?? []), timed]);
  }
  return calls;
};
