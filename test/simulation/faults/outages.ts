import type { Random } from '../random.ts';

export const services = ['DynamoDB', 'EventBridge', 'SQS'] as const;
export type Service = (typeof services)[number];

/** Whether a service is down at a moment. */
export type IsDown = (service: Service, atMs: number) => boolean;

const eventsPerOutage = 3000;
const longestMs = 45_000;

/** Draws when each service is down: a few times in a run, for up to 45 s. */
export const drawOutages = (
  random: Random,
  { startMs, spanMs, events }: { startMs: number; spanMs: number; events: number },
): IsDown => {
  const count = Math.ceil(events / eventsPerOutage / services.length);
  const draw = () => {
    const fromMs = startMs + random.below(spanMs);
    return { fromMs, toMs: fromMs + random.between(1000, longestMs) };
  };
  const outages = new Map(services.map((service) => [service, Array.from({ length: count }, draw)]));
  return (service, atMs) =>
    (outages.get(service) ?? []).some(({ fromMs, toMs }) => atMs >= fromMs && atMs < toMs);
};
