import { embeddedMetrics } from '../../../lib/local/cloudwatch/log-metrics/embedded-metrics.ts';

const line = (change: object = {}, metadata: object = {}): string =>
  JSON.stringify({
    _aws: {
      Timestamp: 1_700_000_000_123,
      CloudWatchMetrics: [
        {
          Namespace: 'App',
          Dimensions: [['service'], ['service', 'reason']],
          Metrics: [{ Name: 'Refused', Unit: 'Count' }, { Name: 'Age' }],
          ...metadata,
        },
      ],
    },
    service: 'door',
    reason: 'late',
    Refused: 2,
    Age: [5, 7],
    ...change,
  });

const shown = (message: string): string[] =>
  embeddedMetrics(message).map(
    ({ namespace, name, dimensions, value, unit }) =>
      `${namespace} ${name} ${Object.values(dimensions).join('+')} ${value} ${unit}`,
  );

describe('a line in the embedded metric format', () => {
  it('gives each value for each set of dimensions', () => {
    expect(shown(line())).toEqual([
      'App Refused door 2 Count',
      'App Age door 5 None',
      'App Age door 7 None',
      'App Refused door+late 2 Count',
      'App Age door+late 5 None',
      'App Age door+late 7 None',
    ]);
    expect(embeddedMetrics(line())[0]?.timestampMs).toBe(1_700_000_000_123);
  });

  it('has a metric without dimensions where a set is empty', () => {
    expect(shown(line({}, { Dimensions: [[]] }))).toContain('App Refused  2 Count');
  });

  it.each([
    ['a dimension that is no text', line({ service: 7, Refused: 1 }), []],
    ['a dimension that is not there', line({ service: undefined }), []],
    [
      'a value that is text',
      line({ Refused: '2', Age: 1 }, { Dimensions: [['service']] }),
      ['App Age door 1 None'],
    ],
    ['no namespace', line({}, { Namespace: '' }), []],
    ['a line of words', 'has "CloudWatchMetrics" in it', []],
    ['another line of JSON', '{"level":"INFO"}', []],
  ])('gives nothing of %s', (_, message, expected) => {
    expect(shown(message)).toEqual(expected);
  });
});
