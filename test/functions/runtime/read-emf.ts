import * as v from 'valibot';
import { metricNamespace } from '../../../functions/runtime/metric-names.ts';
import { parseLines } from '../ingress/captured-output.ts';

/** One metric of one dimension set of one line. */
export interface EmfDatum {
  readonly name: string;
  readonly unit: string;
  readonly values: readonly number[];
  readonly dimensions: Readonly<Record<string, string>>;
}

const valuesSchema = v.union([
  v.array(v.number()),
  v.pipe(
    v.number(),
    v.transform((value) => [value]),
  ),
]);
const lineSchema = v.looseObject({
  _aws: v.strictObject({
    Timestamp: v.number(),
    CloudWatchMetrics: v.array(
      v.strictObject({
        Namespace: v.literal(metricNamespace),
        Dimensions: v.array(v.array(v.string())),
        Metrics: v.array(v.strictObject({ Name: v.string(), Unit: v.string() })),
      }),
    ),
  }),
});

/**
 * Reads the metrics in the output of a function as CloudWatch does; passes other lines over.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export const readEmf = (output: string): EmfDatum[] =>
  parseLines(output)
    .filter((line) => '_aws' in line)
    .flatMap((parsed) => {
      const line = v.parse(lineSchema, parsed);
      const dimension = (name: string) => v.parse(v.string(), line[name]);
      return line._aws.CloudWatchMetrics.flatMap(({ Dimensions, Metrics }) =>
        Dimensions.flatMap((names) =>
          Metrics.map(({ Name, Unit }) => ({
            name: Name,
            unit: Unit,
            values: v.parse(valuesSchema, line[Name]),
            dimensions: Object.fromEntries(names.map((name) => [name, dimension(name)])),
          })),
        ),
      );
    });
