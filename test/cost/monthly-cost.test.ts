import type { MeasuredRun } from '../../bench/cost/measure-run.ts';
import { type CostLine, monthlyCost, totalUsd } from '../../bench/cost/monthly-cost.ts';
import type { TemplateFacts } from '../../bench/cost/template-facts.ts';

const batchesOf = (batch: number, bodyBytes = 600): MeasuredRun => {
  const batches = 5;
  const events = batch * batches;
  return {
    events,
    batch,
    calls: {
      SendMessage: events,
      UpdateItem: events,
      PutEvents: batches,
      BatchWriteItem: batches,
      DeleteMessageBatch: batches,
      ReceiveMessage: 99,
    },
    bytes: { SendMessage: events * (bodyBytes + 900) },
    invocations: { ingress: events, consumer: batches },
    durationMs: { ingress: 2, consumer: 4 },
    bodyBytes,
    publishedBytes: bodyBytes + 400,
    logBytes: 2_000,
    itemBytes: 250,
    metricSeries: 7,
  };
};

const template: TemplateFacts = {
  secrets: 2,
  alarms: 20,
  dashboards: 1,
  memory: { ingress: 512, consumer: 512 },
  archiveDays: 30,
  deduplicationDays: 30,
  logDays: 30,
};

const usdOf = (lines: readonly CostLine[], service: string, what: RegExp): number =>
  totalUsd(lines.filter((line) => line.service === service && what.test(line.what)));

const million = 1_000_000;

describe('the cost of a month', () => {
  it.each([1, 2, 5, 10])(
    'is what the list prices make of a million events, %i a batch',
    (batch) => {
      const lines = monthlyCost(million, batchesOf(batch), template);
      expect(usdOf(lines, 'API Gateway', /./)).toBeCloseTo(1.0);
      expect(usdOf(lines, 'Lambda', /invocations/)).toBeCloseTo(0.2 * (1 + 1 / batch));
      expect(usdOf(lines, 'SQS', /sends/)).toBeCloseTo(0.4 * (1 + 2 / batch));
      expect(usdOf(lines, 'DynamoDB', /writes/)).toBeCloseTo(0.625 * 2);
      expect(usdOf(lines, 'EventBridge', /^events/)).toBeCloseTo(1.0);
      expect(usdOf(lines, 'Secrets Manager', /secrets/)).toBeCloseTo(0.8);
      expect(usdOf(lines, 'CloudWatch', /alarms|dashboards/)).toBeCloseTo(5.0);
    },
  );

  it('grows with the 64 KB that SQS and EventBridge bill by', () => {
    const [small, large] = [600, 130 * 1024].map((bodyBytes) =>
      monthlyCost(million, batchesOf(1, bodyBytes), template),
    );
    if (!small || !large) throw new Error('two were made');
    expect(usdOf(large, 'EventBridge', /^events/)).toBeCloseTo(3.0);
    // A send and a receive of three parts each, and a delete.
    expect(usdOf(large, 'SQS', /sends/)).toBeCloseTo(0.4 * 7);
    expect(usdOf(large, 'API Gateway', /./)).toBe(usdOf(small, 'API Gateway', /./));
  });

  it('is the same for the resources, however few the events', () => {
    const isFixed = ({ what }: CostLine) =>
      /^(secrets|reads|polls|metrics|alarms|dashboards)/.test(what);
    const [none, many] = [0, million].map((events) => monthlyCost(events, batchesOf(1), template));
    expect(totalUsd(none ?? [])).toBeGreaterThan(5);
    expect(none?.filter((line) => !isFixed(line)).map(({ usd }) => usd)).toEqual(
      Array(none?.filter((line) => !isFixed(line)).length).fill(0),
    );
    expect(none?.filter(isFixed)).toEqual(many?.filter(isFixed));
  });

  it('counts a trace for each request while there is less than one a second, and 5 % of more', () => {
    const tracesOf = (events: number) =>
      monthlyCost(events, batchesOf(10), template).find(({ service }) => service === 'X-Ray')
        ?.quantity ?? Number.NaN;
    expect(tracesOf(1_000)).toBeCloseTo(1_100, -1);
    const secondsAMonth = 730 * 3_600;
    expect(tracesOf(1e12) / 1.1e12).toBeCloseTo(0.05, 3);
    expect(tracesOf(secondsAMonth)).toBeLessThan(secondsAMonth);
  });

  it('adds up, and says of each line where it is from', () => {
    const lines = monthlyCost(million, batchesOf(1), template);
    const services = [...Map.groupBy(lines, ({ service }) => service).values()];
    const sum = services.map(totalUsd).reduce((total, usd) => total + usd, 0);
    expect(sum).toBeCloseTo(totalUsd(lines), 10);
    for (const { usd, basis } of lines) {
      expect(usd).toBeGreaterThan(0);
      expect(['measured', 'template', 'model']).toContain(basis);
    }
  });
});
