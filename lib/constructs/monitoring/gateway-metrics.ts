import { Duration } from 'aws-cdk-lib';
import type { IHttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

export interface GatewayMetricsProps {
  readonly api: IHttpApi;
  /** Lines of JSON with the fields `apiId`, `status` and `functionStatus`. */
  readonly accessLog: ILogGroup;
}

const namespace = 'EnreachWebhooks/AccessLog';
const dimension = 'ApiId';

/**
 * What API Gateway refuses by itself: no function hears of it, and its own metrics count it among all 4xx. It is read
 * from the access log, and told apart by API, so that two deployments in one account do not raise each other's alarms.
 *
 * There may have been more: AWS may leave 413, and 429 in excess, out of an HTTP API's logs and metrics.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-monitor.html
 */
export class GatewayMetrics extends Construct {
  /** A body of more than 10 MB, or of more than 6 MB, which the function cannot take. */
  readonly tooLarge: Metric;
  /** More requests than the stage or the account lets in. */
  readonly throttled: Metric;

  constructor(scope: Construct, id: string, props: GatewayMetricsProps) {
    super(scope, id);
    const answered = (metricName: string, status: string): Metric => {
      new MetricFilter(this, metricName, {
        logGroup: props.accessLog,
        // What the ingress answers itself has its status here too; it is counted there, with the size and the type.
        filterPattern: FilterPattern.all(
          FilterPattern.stringValue('$.status', '=', status),
          FilterPattern.stringValue('$.functionStatus', '!=', status),
        ),
        metricNamespace: namespace,
        metricName,
        metricValue: '1',
        dimensions: { [dimension]: '$.apiId' },
      });
      return new Metric({
        namespace,
        metricName,
        dimensionsMap: { [dimension]: props.api.apiId },
        statistic: Stats.SUM,
        period: Duration.minutes(5),
      });
    };
    this.tooLarge = answered('GatewayTooLarge', '413');
    this.throttled = answered('GatewayThrottled', '429');
  }
}
