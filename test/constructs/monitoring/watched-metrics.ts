import * as v from 'valibot';
import type { Synthesized } from '../synthesized.ts';

/** A metric that an alarm or a graph looks at. */
export interface WatchedMetric {
  /** The alarm, or the title of the graph. */
  readonly by: string;
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** What an alarm or a graph computes or searches for. */
export interface WatchedExpression {
  readonly by: string;
  readonly expression: string;
}

export interface Watched {
  readonly metrics: readonly WatchedMetric[];
  readonly expressions: readonly WatchedExpression[];
}

const pair = v.object({ Name: v.string(), Value: v.string() });
const alarmSchema = v.union([
  v.object({ MetricName: v.string(), Namespace: v.string(), Dimensions: v.array(pair) }),
  v.object({ Metrics: v.tuple([v.object({ Expression: v.string() })]) }),
]);

const ofAlarms = (stack: Synthesized): Watched[] =>
  stack.ofType('AWS::CloudWatch::Alarm').map(({ name: by, properties }) => {
    const alarm = v.parse(alarmSchema, properties);
    if ('Metrics' in alarm)
      return { metrics: [], expressions: [{ by, expression: alarm.Metrics[0].Expression }] };
    const dimensions = Object.fromEntries(alarm.Dimensions.map(({ Name, Value }) => [Name, Value]));
    const metric = { by, namespace: alarm.Namespace, name: alarm.MetricName, dimensions };
    return { metrics: [metric], expressions: [] };
  });

const expressionRow = v.tuple([v.object({ expression: v.string() })]);
const metricRow = v.tupleWithRest([v.string(), v.string()], v.unknown());
const graphSchema = v.object({
  type: v.literal('metric'),
  properties: v.object({
    title: v.string(),
    metrics: v.array(v.union([expressionRow, metricRow])),
  }),
});
const dashboardSchema = v.object({
  DashboardBody: v.pipe(
    v.string(),
    v.parseJson(),
    v.object({ widgets: v.array(v.looseObject({ type: v.string() })) }),
  ),
});

export const widgetsOf = (stack: Synthesized) =>
  stack
    .ofType('AWS::CloudWatch::Dashboard')
    .flatMap(({ properties }) => v.parse(dashboardSchema, properties).DashboardBody.widgets);

const dimensionsIn = (rest: readonly unknown[]): Record<string, string> => {
  const names = rest.filter((item) => typeof item === 'string');
  const pairs = Array.from({ length: names.length / 2 }, (_, index) =>
    names.slice(2 * index, 2 * index + 2),
  );
  return Object.fromEntries(pairs);
};

const ofGraphs = (stack: Synthesized): Watched[] =>
  widgetsOf(stack)
    .filter(({ type }) => type === 'metric')
    .flatMap((widget) => {
      const { title: by, metrics } = v.parse(graphSchema, widget).properties;
      return metrics.map((row): Watched => {
        if (typeof row[0] !== 'string')
          return { metrics: [], expressions: [{ by, expression: row[0].expression }] };
        const [namespace, name, ...rest] = row;
        const metric = { by, namespace, name: `${name}`, dimensions: dimensionsIn(rest) };
        return { metrics: [metric], expressions: [] };
      });
    });

/** Everything that the alarms and the dashboard of a stack look at. */
export const watchedIn = (stack: Synthesized): Watched => {
  const all = [...ofAlarms(stack), ...ofGraphs(stack)];
  return {
    metrics: all.flatMap(({ metrics }) => metrics),
    expressions: all.flatMap(({ expressions }) => expressions),
  };
};
