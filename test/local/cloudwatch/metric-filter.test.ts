import { createMetricFilter } from '../../../lib/local/cloudwatch/log-metrics/metric-filter.ts';
import { statisticOf } from '../../../lib/local/cloudwatch/metrics/distribution.ts';
import { createMetricStore } from '../../../lib/local/cloudwatch/metrics/metric-store.ts';

const filtered = (transformation: object, ...messages: readonly unknown[]) => {
  const store = createMetricStore();
  const filter = createMetricFilter({
    FilterPattern: '{ $.status = "413" }',
    MetricTransformations: [
      {
        MetricNamespace: 'Door',
        MetricName: 'TooLarge',
        MetricValue: '1',
        DefaultValue: undefined,
        Unit: undefined,
        Dimensions: [],
        ...transformation,
      },
    ],
  });
  for (const message of messages)
    filter({ timestamp: 1000, message: JSON.stringify(message) }, store);
  return store
    .all()
    .map((metric) => [
      metric.dimensions,
      statisticOf('Sum')?.(store.read(metric).get(0) ?? new Map()),
    ]);
};

describe('a metric filter', () => {
  it('counts what its pattern matches', () => {
    expect(filtered({}, { status: '413' }, { status: '200' }, { status: '413' })).toEqual([
      [{}, 2],
    ]);
  });

  it('takes dimensions from fields', () => {
    const Dimensions = [{ Key: 'ApiId', Value: '$.api.id' }];
    expect(
      filtered(
        { Dimensions },
        { status: '413', api: { id: 'a' } },
        { status: '413', api: { id: 'b' } },
      ),
    ).toEqual([
      [{ ApiId: 'a' }, 1],
      [{ ApiId: 'b' }, 1],
    ]);
  });

  it('measures nothing where a dimension has no field', () => {
    expect(
      filtered({ Dimensions: [{ Key: 'ApiId', Value: '$.apiId' }] }, { status: '413' }),
    ).toEqual([]);
  });

  it('reads its value from a field', () => {
    const MetricValue = '$.bytes';
    expect(
      filtered({ MetricValue }, { status: '413', bytes: 7 }, { status: '413', bytes: 'many' }),
    ).toEqual([[{}, 7]]);
  });

  it('gives the default once for a minute without a match', () => {
    expect(filtered({ DefaultValue: 5 }, { status: '200' }, { status: '404' })).toEqual([[{}, 5]]);
  });
});
