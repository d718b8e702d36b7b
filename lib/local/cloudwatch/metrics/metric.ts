/** What a metric is known by: exactly these dimensions, no more and no less. */
export interface Metric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** The same for the same metric, in whatever order its dimensions are named. */
export const metricKey = ({ namespace, name, dimensions }: Metric): string => {
  const sorted = Object.entries(dimensions).sort(([left], [right]) => (left < right ? -1 : 1));
  return JSON.stringify([namespace, name, sorted]);
};

interface NamedDimension {
  readonly Name: string;
  readonly Value: string;
}

/** As the API writes dimensions. */
export const toDimensionList = (dimensions: Metric['dimensions']): NamedDimension[] =>
  Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));

export const fromDimensionList = (
  dimensions: readonly NamedDimension[] = [],
): Metric['dimensions'] => Object.fromEntries(dimensions.map(({ Name, Value }) => [Name, Value]));
