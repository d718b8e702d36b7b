import type { Cloud } from '../cloud.ts';
import { recordHttpApi } from '../cloudwatch/service-metrics/http-api-metrics.ts';
import { accessLogLine } from './access-log.ts';
import { createHttpApi } from './http-api.ts';
import type { HttpApi, HttpApiOptions, HttpApiRoute } from './types.ts';

/** What the template says of an API's one stage. */
export interface DeployedStage {
  readonly throttle: HttpApiOptions['throttle'];
  readonly accessLog: { readonly logGroup: string; readonly format: string } | undefined;
}

/** An HTTP API of the template, as far as it is read. */
export interface ApiDefinition {
  readonly apiId: string;
  readonly routes: HttpApiRoute[];
  stage: DeployedStage | undefined;
}

/** An HTTP API of the template, with its access log and its metrics. */
export const createDeployedApi = (
  { apiId, routes, stage }: ApiDefinition,
  { place, cloudWatch, logGroups }: Cloud,
  {
    tls,
    onAnswered = () => {},
  }: { tls: HttpApiOptions['tls'] } & Pick<HttpApiOptions, 'onAnswered'>,
): HttpApi => {
  const { throttle, accessLog } = stage ?? {};
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
