import type { Random } from '../random.ts';
import { type Fate, outageFates } from './fates.ts';

export const services = ['DynamoDB', 'EventBridge', 'SQS'] as const;
export type Service = (typeof services)[number];

/** A time in which a service answers some or none of its requests. */
export interface Outage {
  readonly fromMs: number;
  readonly toMs: number;
  readonly fate: Fate;
  /** How many of a thousand requests meet it. */
  readonly perMille: number;
}

export type OutageOf = (service: Service, atMs: number) => Outage | undefined;

const eventsPerOutage = 2000;
const longestMs = 40_000;

/** Draws when each service is down, wholly or by half, and how: a few times in a run, for up to 40 s. */
export const drawOutages = (
  random: Random,
  { startMs, spanMs, events }: { startMs: number; spanMs: number; events: number },
): OutageOf => {
  const draw = (): Outage => {
    const fromMs = startMs + random.below(spanMs);
    const toMs = fromMs + random.between(longestMs / 10, longestMs);
    return { fromMs, toMs, fate: random.pick(outageFates), perMille: random.pick([500, 1000]) };
  };
  const count = Math.ceil(events / eventsPerOutage);
  const outages = new Map(
    services.map((service) => [service, Array.from({ length: count }, draw)]),
  );
  return (service, atMs) =>
    outages.get(service)?.find(({ fromMs, toMs }) => atMs >= fromMs && atMs < toMs);
};
