import {
  brokenDown,
  dimensionNames,
  metricNames,
} from '../../../functions/runtime/metric-names.ts';
import { everyPathOfTheConsumer, everyPathOfTheIngress, stack } from './every-path.ts';
import { type EmfDatum, readEmf } from './read-emf.ts';

const { stack: ofStack, service: ofService } = dimensionNames;

const series = (name: string, ...dimensions: readonly string[]) =>
  `${name} by ${[...dimensions].sort().join(', ')}`;
const emitted = (data: readonly EmfDatum[]) =>
  data.map(({ name, dimensions }) => series(name, ...Object.keys(dimensions)));
const declared = [
  ...Object.values(metricNames).map((name) => series(name, ofStack, ofService)),
  ...Object.entries(brokenDown).map(([name, more]) => series(name, ofStack, ofService, more)),
];

describe('what both functions emit on all their paths', () => {
  let data: Record<'ingress' | 'consumer', readonly EmfDatum[]>;
  beforeAll(async () => {
    data = {
      ingress: readEmf(await everyPathOfTheIngress()),
      consumer: readEmf(await everyPathOfTheConsumer()),
    };
  });

  it('is every metric with exactly the dimensions that alarms look for, and no other', () => {
    const all = [...emitted(data.ingress), ...emitted(data.consumer)];
    expect([...new Set(all)].sort()).toEqual([...declared].sort());
  });

  it.each(['ingress', 'consumer'] as const)('names the stack and the service: %s', (service) => {
    for (const { dimensions } of data[service])
      expect(dimensions).toMatchObject({ [ofStack]: stack, [ofService]: service });
  });

  it('comes from one of the two: a metric has one service', () => {
    const ofIngress = new Set(data.ingress.map(({ name }) => name));
    expect(data.consumer.filter(({ name }) => ofIngress.has(name))).toEqual([]);
  });

  it('is a count, but for the age of events', () => {
    const units = new Map(
      [...data.ingress, ...data.consumer].map(({ name, unit }) => [name, unit]),
    );
    for (const [name, unit] of units)
      expect([name, unit]).toEqual([
        name,
        name === metricNames.eventAge ? 'Milliseconds' : 'Count',
      ]);
  });

  it('adds up: the parts of what is quarantined are all of it', () => {
    const sumOf = (isPart: boolean) =>
      data.consumer
        .filter(({ name }) => name === metricNames.quarantined)
        .filter(({ dimensions }) => 'reason' in dimensions === isPart)
        .flatMap(({ values }) => values)
        .reduce((sum, value) => sum + value, 0);
    expect(sumOf(true)).toBe(3);
    expect(sumOf(false)).toBe(3);
  });
});
