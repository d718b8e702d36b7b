import * as v from 'valibot';
import { outcomes } from '../../../functions/ingress/outcome.ts';
import {
  brokenDown,
  dimensionNames,
  metricNames,
  metricNamespace,
} from '../../../functions/runtime/metric-names.ts';
import type { Synthesized } from '../synthesized.ts';
import { documentedMetrics, documentedRuleMetrics } from './documented-metrics.ts';
import { type WatchedExpression, type WatchedMetric, watchedIn } from './watched-metrics.ts';

type Faults = readonly string[];

const emittedByIngress: readonly string[] = [
  ...Object.values(outcomes).map(({ metric }) => metric),
  metricNames.tokenMatchedPrevious,
];
const emitted: readonly string[] = Object.values(metricNames);

/** Ours are emitted with `stack` and `service`, and some a second time with one dimension more. */
const faultsOfOurs = ({ name, dimensions }: WatchedMetric): Faults => {
  if (!emitted.includes(name)) return ['no function emits it'];
  const { [dimensionNames.stack]: stack, [dimensionNames.service]: service, ...more } = dimensions;
  const emitter = emittedByIngress.includes(name) ? 'ingress' : 'consumer';
  const others = Object.keys(more);
  const further = Object.entries<string>(brokenDown).find(([metric]) => metric === name)?.[1];
  return [
    ...(stack === 'EnreachWebhooks' ? [] : [`stack is ${stack}`]),
    ...(service === emitter ? [] : [`service is ${service}`]),
    ...(others.every((other) => other === further) ? [] : [`it has ${others.join()} as well`]),
  ];
};

const faultsOfDocumented = (metric: WatchedMetric, stack: Synthesized): Faults => {
  const documented = documentedMetrics[metric.namespace];
  if (!documented) return ['its namespace is not documented'];
  const expected = Object.entries(documented.dimensions);
  const names = Object.keys(metric.dimensions);
  const isOfResource = ([name, { resource, attribute }]: (typeof expected)[number]) => {
    const prefix = attribute ? 'name:' : 'ref:';
    const found = stack.ofType(resource).map((one) => `${prefix}${one.name}`);
    return found.includes(metric.dimensions[name] ?? '');
  };
  return [
    ...(documented.metrics.includes(metric.name) ? [] : ['it is not documented']),
    ...(names.join() === Object.keys(documented.dimensions).join()
      ? []
      : [`its dimensions are ${names.join()}`]),
    ...(expected.every(isOfResource) ? [] : ['it is of no resource of the stack']),
  ];
};

const filterSchema = v.object({
  LogGroupName: v.string(),
  MetricTransformations: v.tuple([
    v.object({
      MetricName: v.string(),
      MetricNamespace: v.string(),
      Dimensions: v.array(v.object({ Key: v.string(), Value: v.string() })),
    }),
  ]),
});

const stageSchema = v.object({
  ApiId: v.string(),
  AccessLogSettings: v.object({
    DestinationArn: v.string(),
    Format: v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.string())),
  }),
});

/** A metric of a filter has the dimensions that the log's lines have fields for. */
const faultsOfFiltered = (metric: WatchedMetric, stack: Synthesized): Faults => {
  const filters = stack
    .ofType('AWS::Logs::MetricFilter')
    .map(({ properties }) => v.parse(filterSchema, properties));
  const filter = filters.find(
    ({ MetricTransformations: [{ MetricName, MetricNamespace }] }) =>
      [metric.name, metric.namespace].join() === [MetricName, MetricNamespace].join(),
  );
  if (!filter) return ['no filter counts it'];
  const stage = v.parse(stageSchema, stack.the('FrontDoorStage').properties);
  const { DestinationArn, Format } = stage.AccessLogSettings;
  const written = filter.MetricTransformations[0].Dimensions.map(({ Key, Value }) => {
    const logged = Format[Value.replace('$.', '')];
    return [Key, logged === '$context.apiId' ? stage.ApiId : `${logged}`];
  });
  return [
    ...(DestinationArn.replace('arn:', 'ref:') === filter.LogGroupName ? [] : ['another log']),
    ...(JSON.stringify(written) === JSON.stringify(Object.entries(metric.dimensions))
      ? []
      : [`the log gives it ${JSON.stringify(Object.fromEntries(written))}`]),
  ];
};

const query =
  /^SELECT (?:SUM|MAX)\((?<metric>\w+)\) FROM SCHEMA\("AWS\/Events", EventBusName, RuleName\) WHERE EventBusName = 'ref:(?<bus>\w+)'(?: GROUP BY RuleName ORDER BY (?:SUM|MAX)\(\) DESC LIMIT 10)?$/;

const faultsOfExpression = ({ expression }: WatchedExpression, stack: Synthesized): Faults => {
  const groups = query.exec(expression)?.groups;
  if (!groups) return ['it is no query of the rules of a bus'];
  const buses = stack.ofType('AWS::Events::EventBus').map(({ name }) => name);
  return [
    ...(buses.includes(groups.bus ?? '') ? [] : ['it is of no bus of the stack']),
    ...(documentedRuleMetrics.includes(groups.metric ?? '') ? [] : ['it is not documented']),
  ];
};

const faultsOfMetric = (metric: WatchedMetric, stack: Synthesized): Faults => {
  if (metric.namespace === metricNamespace) return faultsOfOurs(metric);
  if (metric.namespace.startsWith('AWS/')) return faultsOfDocumented(metric, stack);
  return faultsOfFiltered(metric, stack);
};

/** Each metric that an alarm or a graph looks at and that nothing will ever emit: who looks at it, and why not. */
export const metricFaults = (stack: Synthesized): string[] => {
  const { metrics, expressions } = watchedIn(stack);
  return [
    ...metrics.flatMap((metric) =>
      faultsOfMetric(metric, stack).map((fault) => `${metric.by}: ${metric.name}: ${fault}`),
    ),
    ...expressions.flatMap((watched) =>
      faultsOfExpression(watched, stack).map((fault) => `${watched.by}: ${fault}`),
    ),
  ];
};
