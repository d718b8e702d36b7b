import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpMethod,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

export interface FrontDoorProps {
  readonly ingress: IFunction;
  /** One for each endpoint, each beginning with `/` and not ending in one. */
  readonly paths: readonly string[];
}

const accessLogFields = {
  requestId: '$context.requestId',
  requestTime: '$context.requestTime',
  sourceIp: '$context.identity.sourceIp',
  routeKey: '$context.routeKey',
  path: '$context.path',
  status: '$context.status',
  responseLatencyMs: '$context.responseLatency',
  integrationLatencyMs: '$context.integrationLatency',
  integrationError: '$context.integrationErrorMessage',
  error: '$context.error.message',
};

/**
 * The HTTP API. Every path has a greedy twin because Enreach may be given its URL with a trailing slash and CDK refuses
 * a path that ends in one; the ingress function answers 404 to anything else that the twin lets in.
 *
 * The stage throttles near the account's own limit (10,000 a second, bursts of 5,000): a refused event is soon a lost one.
 */
export class FrontDoor extends Construct {
  readonly api: HttpApi;
  readonly accessLog: LogGroup;

  constructor(scope: Construct, id: string, props: FrontDoorProps) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', {
      description: 'Receives Enreach webhooks',
      createDefaultStage: false,
    });
    const integration = new HttpLambdaIntegration('Ingress', props.ingress, {
      // Enreach's own time-out is unknown: whatever befalls the function, it hears from us within 5 s and resends.
      timeout: Duration.seconds(5),
    });
    for (const path of props.paths)
      for (const route of [path, `${path}/{proxy+}`])
        this.api.addRoutes({ path: route, methods: [HttpMethod.POST], integration });

    this.accessLog = new LogGroup(this, 'AccessLog', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: 10_000, burstLimit: 5_000 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(this.accessLog),
        format: AccessLogFormat.custom(JSON.stringify(accessLogFields)),
      },
    });
  }
}
