import type { AnsweredRequest } from '../../http-api/types.ts';
import type { MetricStore } from '../metrics/metric-store.ts';

/**
 * Measures what an HTTP API answered, its own answers included.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html dimensions: ApiId; ApiId and Stage
 */
export const recordHttpApi = (
  { api, startedMs, status, latencyMs, integration }: AnsweredRequest,
  { add }: Pick<MetricStore, 'add'>,
): void => {
  const record = (name: string, value: number, unit: string): void => {
    const ofApi = { ApiId: api.apiId };
    for (const dimensions of [ofApi, { ...ofApi, Stage: api.stage }])
      add({ namespace: 'AWS/ApiGateway', name, dimensions, timestampMs: startedMs, value, unit });
  };
  record('Count', 1, 'Count');
  record('4xx', status >= 400 && status < 500 ? 1 : 0, 'Count');
  record('5xx', status >= 500 ? 1 : 0, 'Count');
  record('Latency', latencyMs, 'Milliseconds');
  if (integration) record('IntegrationLatency', integration.latencyMs, 'Milliseconds');
};
