import {
  type AlarmRule,
  type AlarmState,
  evaluateAlarm,
  evaluationStarts,
} from '../../../lib/local/cloudwatch/alarms/evaluate-alarm.ts';

const treatments = ['missing', 'ignore', 'breaching', 'notBreaching'] as const;
const kept = 'kept';

const rule = (change: Partial<AlarmRule> = {}): AlarmRule => ({
  ComparisonOperator: 'GreaterThanOrEqualToThreshold',
  Threshold: 1,
  EvaluationPeriods: 3,
  DatapointsToAlarm: undefined,
  TreatMissingData: 'missing',
  ...change,
});

/** `0 - X`: within the threshold, missing, breaching; the oldest first. */
const evaluate = (points: string, change: Partial<AlarmRule>, before: AlarmState): AlarmState => {
  const values = points.split(' ');
  const starts = values.map((_, index) => index * 60_000);
  const datapoints = new Map(
    values.flatMap((value, index): [number, number][] =>
      value === '-' ? [] : [[index * 60_000, value === 'X' ? 1 : 0]],
    ),
  );
  return evaluateAlarm(rule(change), starts, datapoints, before);
};

/** The two tables of "Configuring how CloudWatch alarms treat missing data": missing, ignore, breaching, notBreaching. */
const threeOfThree = [
  ['0 - X - X', 'OK', 'OK', 'OK', 'OK'],
  ['0 - - - -', 'OK', 'OK', 'OK', 'OK'],
  ['- - - - -', 'INSUFFICIENT_DATA', kept, 'ALARM', 'OK'],
  ['0 X X - X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
  ['- - X - -', 'ALARM', kept, 'ALARM', 'OK'],
] as const;
const twoOfThree = [
  ['0 - X - X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
  ['0 0 X 0 X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
  ['0 - X - -', 'OK', 'OK', 'ALARM', 'OK'],
  ['- - - - 0', 'OK', 'OK', 'ALARM', 'OK'],
  ['- - - X -', 'ALARM', kept, 'ALARM', 'OK'],
] as const;

describe("an alarm's state", () => {
  it.each([
    ...threeOfThree.map(([points, ...states]) => ({ points, states, DatapointsToAlarm: 3 })),
    ...twoOfThree.map(([points, ...states]) => ({ points, states, DatapointsToAlarm: 2 })),
  ])(
    'is as AWS documents it: $points, $DatapointsToAlarm out of 3',
    ({ points, states, DatapointsToAlarm }) => {
      for (const before of ['OK', 'ALARM', 'INSUFFICIENT_DATA'] as const)
        expect(
          treatments.map((TreatMissingData) =>
            evaluate(points, { DatapointsToAlarm, TreatMissingData }, before),
          ),
        ).toEqual(states.map((state) => (state === kept ? before : state)));
    },
  );

  it('stays while the one data point is too young', () => {
    expect(evaluate('- - - - X', {}, 'OK')).toBe('OK');
    expect(evaluate('- - - - X', {}, 'INSUFFICIENT_DATA')).toBe('INSUFFICIENT_DATA');
  });

  it.each([
    ['GreaterThanOrEqualToThreshold', ['OK', 'ALARM', 'ALARM']],
    ['GreaterThanThreshold', ['OK', 'OK', 'ALARM']],
    ['LessThanThreshold', ['ALARM', 'OK', 'OK']],
    ['LessThanOrEqualToThreshold', ['ALARM', 'ALARM', 'OK']],
  ] as const)('compares by %s', (ComparisonOperator, states) => {
    const state = (value: number) =>
      evaluateAlarm(
        rule({ ComparisonOperator, EvaluationPeriods: 1 }),
        [0],
        new Map([[0, value]]),
        'OK',
      );
    expect([0, 1, 2].map(state)).toEqual(states);
  });

  it('looks at periods that end with the minute under way, and two more than its own', () => {
    expect(evaluationStarts({ EvaluationPeriods: 1 }, 300, 3_600_001)).toEqual(
      [-15, -10, -5].map((minutes) => 3_660_000 + minutes * 60_000),
    );
  });
});
