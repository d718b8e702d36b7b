import type { Random } from '../random.ts';
import { type Fate, outageFates } from './fates.ts';

export const services = ['DynamoDB', 'EventBridge', 'SQS'] as const;
export type Service = (typeof services)[number];

/** What becomes of every request to a service while it is down; nothing while it is up. */
export type OutageOf = (service: Service, atMs: number) => Fate | undefined;

const eventsPerOutage = 2000;
const longestMs = 40_000;

/** Draws when each service is down, and how: a few times in a run, for up to 40 s. */
export const drawOutages = (
  random: Random,
  { startMs, spanMs, events }: { startMs: number; spanMs: number; events: number },
): OutageOf => {
  const draw = () => {
    const fromMs = startMs + random.below(spanMs);
    const toMs = fromMs + random.between(longestMs / 10, longestMs);
    return { fromMs, toMs, fate: random.pick(outageFates) };
  };
  const count = Math.ceil(events / eventsPerOutage);
  const outages = new Map(
    services.map((service) => [service, Array.from({ length: count }, draw)]),
  );
  return (service, atMs) =>
    outages.get(service)?.find(({ fromMs, toMs }) => atMs >= fromMs && atMs < toMs)?.fate;
};
