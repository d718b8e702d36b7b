import type { Duration } from 'aws-cdk-lib';
import type { IHttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';

/** A function and where it logs. */
export interface LoggingFunction extends IFunction {
  readonly logGroup: ILogGroup;
}

/** What is watched, in the order in which an event passes it. */
export interface Monitored {
  readonly api: IHttpApi;
  /** The access log of `api`; its lines are JSON with the fields `apiId`, `status` and `functionStatus`. */
  readonly accessLog: ILogGroup;
  readonly ingress: LoggingFunction;
  readonly deliveryQueue: IQueue;
  readonly deadLetterQueue: IQueue;
  readonly consumer: LoggingFunction;
  /** Longest delay between two receives of a message that keeps failing. */
  readonly maxBackoff: Duration;
  readonly deliveries: ITableV2;
  readonly quarantine: ITableV2;
  readonly bus: IEventBus;
}
