import type { Cloud } from '../cloud.ts';
import { recordHttpApi } from '../cloudwatch/service-metrics/http-api-metrics.ts';
import { accessLogLine } from './access-log.ts';
import { createHttpApi } from './http-api.ts';
import type { HttpApi, HttpApiOptions } from './types.ts';

/** The HTTP API of the template, with its access log and its metrics. */
export const createDeployedApi = (
  { routes, stage, place, cloudWatch, logGroups, onAnswered }: Cloud,
  tls: HttpApiOptions['tls'],
): HttpApi => {
  const { apiId, throttle, accessLog } = stage ?? {};
  return createHttpApi({
    routes,
    throttle,
    tls,
    apiId,
    accountId: place.accountId,
    onAnswered: (answered) => {
      recordHttpApi(answered, cloudWatch.store);
      onAnswered(answered);
      if (!accessLog) return;
      logGroups.append(accessLog.logGroup, {
        timestamp: Date.now(),
        logStreamName: `${answered.api.apiId}-${answered.api.stage}`,
        message: accessLogLine(accessLog.format, answered),
      });
    },
  });
};
