import type { InvocationResult, LambdaFunction } from '../../lambda/function-types.ts';
import { LambdaServiceError } from '../../lambda/lambda-service-error.ts';
import type { Metric } from '../metrics/metric.ts';
import type { MetricStore } from '../metrics/metric-store.ts';

type Values = Readonly<Record<string, readonly [value: number, unit: string]>>;

/**
 * Measures a function's invocations. `Duration` is what the invoker waits, the start of a process included.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html dimensions: by function name, and across all functions
 */
export const measureFunction = (
  functionName: string,
  lambda: LambdaFunction,
  { add }: Pick<MetricStore, 'add'>,
): LambdaFunction => {
  let running = 0;
  const sets: readonly Metric['dimensions'][] = [{ FunctionName: functionName }, {}];
  const record = (values: Values): void => {
    for (const [name, [value, unit]] of Object.entries(values))
      for (const dimensions of sets)
        add({
          namespace: 'AWS/Lambda',
          name,
          dimensions,
          timestampMs: Date.now(),
          value,
          unit,
        });
  };

  const recordEnd = (startedMs: number, failed: boolean): void =>
    record({
      Invocations: [1, 'Count'],
      Errors: [failed ? 1 : 0, 'Count'],
      Throttles: [0, 'Count'],
      Duration: [performance.now() - startedMs, 'Milliseconds'],
      ConcurrentExecutions: [running, 'Count'],
    });

  return {
    ...lambda,
    invoke: async (payload, options): Promise<InvocationResult> => {
      const startedMs = performance.now();
      running += 1;
      try {
        const result = await lambda.invoke(payload, options);
        recordEnd(startedMs, !result.ok);
        return result;
      } catch (error) {
        // "Throttled requests and other invocation errors don't count as either Invocations or Errors."
        if (error instanceof LambdaServiceError && error.code === 'TooManyRequestsException')
          record({ Throttles: [1, 'Count'] });
        throw error;
      } finally {
        running -= 1;
      }
    },
  };
};
