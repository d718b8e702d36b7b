import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  ApiMapping,
  HttpApi,
  HttpMethod,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { CustomDomain, type CustomDomainProps } from './custom-domain.ts';

export interface FrontDoorProps {
  readonly ingress: IFunction;
  /** One for each endpoint, each beginning with `/` and not ending in one. */
  readonly paths: readonly string[];
  /** @default - the API's own host, `execute-api` */
  readonly customDomain?: CustomDomainProps;
  /** Requests a second. */
  readonly throttleRate: number;
  /** Requests at once. */
  readonly throttleBurst: number;
  /** Of the access log. */
  readonly logRetention: RetentionDays;
}

const accessLogFields = {
  apiId: '$context.apiId',
  requestId: '$context.requestId',
  requestTime: '$context.requestTime',
  sourceIp: '$context.identity.sourceIp',
  routeKey: '$context.routeKey',
  path: '$context.path',
  status: '$context.status',
  // Of the function's own answer; `-` where API Gateway answered by itself.
  functionStatus: '$context.integration.status',
  responseLatencyMs: '$context.responseLatency',
  integrationLatencyMs: '$context.integrationLatency',
  integrationError: '$context.integrationErrorMessage',
  error: '$context.error.message',
};

/**
 * The HTTP API. Every path has a greedy twin because Enreach may be given its URL with a trailing slash and CDK refuses
 * a path that ends in one; the ingress function answers 404 to anything else that the twin lets in.
 *
 * With a custom domain the API's own host is off: there is one way in.
 */
export class FrontDoor extends Construct {
  readonly api: HttpApi;
  readonly accessLog: LogGroup;
  readonly customDomain: CustomDomain | undefined;
  /** Without a path: `https://hooks.example.com`. */
  readonly url: string;

  constructor(scope: Construct, id: string, props: FrontDoorProps) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', {
      // Two stacks of an account would both have an `Api` otherwise. A name may change without a new API.
      apiName: Stack.of(this).stackName,
      description: 'Receives Enreach webhooks',
      createDefaultStage: false,
      disableExecuteApiEndpoint: props.customDomain && true,
    });
    const integration = new HttpLambdaIntegration('Ingress', props.ingress, {
      // Enreach's own time-out is unknown: whatever befalls the function, it hears from us within 5 s and resends.
      timeout: Duration.seconds(5),
      // One permission for all routes: two an endpoint outgrow the 20 KB that a function's policy may have.
      scopePermissionToRoute: false,
    });
    for (const path of props.paths)
      for (const route of [path, `${path}/{proxy+}`])
        this.api.addRoutes({ path: route, methods: [HttpMethod.POST], integration });

    this.accessLog = new LogGroup(this, 'AccessLog', {
      retention: props.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.customDomain =
      props.customDomain && new CustomDomain(this, 'CustomDomain', props.customDomain);
    const domain = this.customDomain?.domain;
    this.url = domain ? `https://${domain.name}` : this.api.apiEndpoint;
    const stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: props.throttleRate, burstLimit: props.throttleBurst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(this.accessLog),
        format: AccessLogFormat.custom(JSON.stringify(accessLogFields)),
      },
    });
    if (domain)
      new ApiMapping(this, 'CustomDomainMapping', { api: this.api, domainName: domain, stage });
  }
}
