import { statisticOf } from '../../../lib/local/cloudwatch/metrics/distribution.ts';
import {
  compileInsightsQuery,
  readFound,
} from '../../../lib/local/cloudwatch/metrics/insights-query.ts';
import { compileQuery } from '../../../lib/local/cloudwatch/metrics/metric-queries.ts';
import { createMetricStore } from '../../../lib/local/cloudwatch/metrics/metric-store.ts';

const minuteMs = 60_000;
const metric = { namespace: 'App', name: 'Age', dimensions: { a: '1', b: '2' } };

describe('a statistic', () => {
  const values = new Map([
    [10, 8],
    [20, 1],
    [400, 1],
  ]);
  it.each([
    ['SampleCount', 10],
    ['Sum', 500],
    ['Average', 50],
    ['Minimum', 10],
    ['Maximum', 400],
    ['p50', 10],
    ['p90', 20],
    ['p99.9', 400],
    ['p100', 400],
  ])('%s is %d', (name, expected) => {
    expect(statisticOf(name)?.(values)).toBe(expected);
  });
  it.each(['tm90', 'p101', 'p', 'toString'])('%s is not known', (name) => {
    expect(statisticOf(name)).toBeUndefined();
  });
});

describe('metrics', () => {
  it('are found by exactly their dimensions, in any order', () => {
    const store = createMetricStore();
    store.add({ ...metric, timestampMs: 61_000, value: 3 });
    expect(store.read({ ...metric, dimensions: { b: '2', a: '1' } }).size).toBe(1);
    expect(store.read({ ...metric, dimensions: { a: '1' } }).size).toBe(0);
    expect(store.read({ ...metric, dimensions: { ...metric.dimensions, c: '3' } }).size).toBe(0);
  });

  it('keep the newest 1440 minutes that have values', () => {
    const store = createMetricStore();
    for (let minute = 0; minute <= 1440; minute += 1)
      store.add({ ...metric, timestampMs: minute * minuteMs, value: 1 });
    const minutes = [...store.read(metric).keys()];
    expect(minutes).toHaveLength(1440);
    expect(minutes[0]).toBe(minuteMs);
  });

  it('are put together by the period, and leave out periods without a value', () => {
    const store = createMetricStore();
    for (const [minute, value] of [
      [0, 1],
      [4, 2],
      [5, 4],
      [15, 8],
    ] as const)
      store.add({ ...metric, timestampMs: minute * minuteMs, value });
    const { datapoints } = compileQuery({
      Id: 'm1',
      ReturnData: true,
      Label: undefined,
      Period: undefined,
      Expression: undefined,
      MetricStat: {
        Metric: {
          Namespace: 'App',
          MetricName: 'Age',
          Dimensions: [
            { Name: 'b', Value: '2' },
            { Name: 'a', Value: '1' },
          ],
        },
        Period: 300,
        Stat: 'Sum',
        Unit: undefined,
      },
    });
    expect([...datapoints(store, { startMs: 0, endMs: 20 * minuteMs })]).toEqual([
      [0, 3],
      [5 * minuteMs, 4],
      [15 * minuteMs, 8],
    ]);
  });
});

describe('a Metrics Insights query', () => {
  const sumOf = (text: string): number | undefined => {
    const store = createMetricStore();
    const add = (name: string, dimensions: Record<string, string>, value: number) =>
      store.add({ namespace: 'AWS/Events', name, dimensions, timestampMs: 0, value });
    add('Failed', { Bus: 'ours', Rule: 'one' }, 1);
    add('Failed', { Bus: 'ours', Rule: 'two' }, 2);
    add('Failed', { Bus: 'theirs', Rule: 'one' }, 4);
    add('Failed', { Bus: 'ours' }, 8);
    add('Invoked', { Bus: 'ours', Rule: 'one' }, 16);
    const query = compileInsightsQuery(text);
    const values = readFound(store, query).get(0);
    return values && statisticOf(query.statistic)?.(values);
  };

  it.each([
    [`SELECT SUM(Failed) FROM SCHEMA("AWS/Events", Bus, Rule) WHERE Bus = 'ours'`, 3],
    [`SELECT SUM(Failed) FROM SCHEMA("AWS/Events", Bus, Rule)`, 7],
    [`SELECT MAX(Failed) FROM SCHEMA("AWS/Events", Rule, Bus) WHERE Bus != 'theirs'`, 2],
    [
      `SELECT SUM(Failed) FROM SCHEMA("AWS/Events", Bus, Rule) WHERE Bus = 'ours' AND Rule = 'two'`,
      2,
    ],
    [`SELECT SUM("Failed") FROM SCHEMA("AWS/Events", Bus) WHERE "Bus" = 'ours'`, 8],
    [`SELECT SUM(Failed) FROM SCHEMA("AWS/Events", Bus, Rule) WHERE Bus = 'nobody'`, undefined],
  ])('%s gives %p', (text, expected) => {
    expect(sumOf(text)).toBe(expected);
  });

  it.each([
    ['SELECT SUM(Failed) FROM "AWS/Events"', 'SELECT … FROM SCHEMA'],
    ['SELECT MEDIAN(Failed) FROM SCHEMA("AWS/Events", Bus)', 'SELECT … FROM SCHEMA'],
    ['SELECT SUM(Failed) FROM SCHEMA("AWS/Events", Bus) GROUP BY Bus', 'SELECT … FROM SCHEMA'],
    [
      `SELECT SUM(Failed) FROM SCHEMA("AWS/Events", Bus) WHERE Bus = 'a' OR Bus = 'b'`,
      'the condition',
    ],
    [`SELECT SUM(Failed) FROM SCHEMA("AWS/Events", Bus) WHERE Bus = 'a' LIMIT 1`, 'the condition'],
  ])('%s is refused', (text, message) => {
    expect(() => compileInsightsQuery(text)).toThrow(message);
  });
});
