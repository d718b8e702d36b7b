import { join, resolve } from 'node:path';
import { Aws, type Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction, OutputFormat, SourceMapMode } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { FunctionVariables } from '../../functions/runtime/environment.ts';
import type { LogLevel } from './log-level.ts';
import { prebuiltCode } from './prebuilt-code.ts';

const root = resolve(import.meta.dirname, '../..');
const shim = (name: string) => join(root, 'functions/runtime', name);

export interface WebhookFunctionProps {
  /** The folder below `functions/` that holds `handler.ts`; also the service name in logs and metrics. */
  readonly name: string;
  readonly description: string;
  readonly environment: Record<string, string>;
  readonly timeout: Duration;
  /** Megabytes. */
  readonly memorySize: number;
  readonly logLevel: LogLevel;
  readonly tracing: boolean;
  readonly logRetention: RetentionDays;
}

/**
 * A function of ours: bundled to one minified ESM file with the SDK inside, on arm64, with its own log group and a role
 * that may write to that log group and to X-Ray, and nothing else; callers grant the rest, action by action.
 *
 * X-Ray: HTTP APIs send no traces, so that without active tracing there would be none at all. It makes CDK grant
 * `xray:PutTraceSegments` and `xray:PutTelemetryRecords` on `*`, the one wildcard of our roles: X-Ray has no resources that
 * a policy could name, and all that these two can do is to write traces.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html
 */
export class WebhookFunction extends NodejsFunction {
  constructor(scope: Construct, id: string, props: WebhookFunctionProps) {
    const logGroup = new LogGroup(scope, `${id}Logs`, {
      retention: props.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // Not the function's default role: that one carries a managed policy that may write to every log group.
    const role = new Role(scope, `${id}Role`, {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    });
    logGroup.grantWrite(role);
    const told: FunctionVariables = {
      STACK_NAME: Aws.STACK_NAME,
      POWERTOOLS_SERVICE_NAME: props.name,
    };

    super(scope, id, {
      // In the package; with it CDK bundles nothing, and ignores what is said of bundling.
      code: prebuiltCode(props.name),
      entry: join(root, 'functions', props.name, 'handler.ts'),
      handler: 'index.handler',
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      timeout: props.timeout,
      memorySize: props.memorySize,
      role,
      logGroup,
      tracing: props.tracing ? Tracing.ACTIVE : Tracing.DISABLED,
      // No Lambda log level: one above INFO would drop the metrics, which are log lines (EMF).
      environment: {
        ...props.environment,
        ...told,
        POWERTOOLS_LOG_LEVEL: props.logLevel,
      },
      awsSdkConnectionReuse: false, // would set a variable of the SDK v2
      projectRoot: root,
      depsLockFilePath: join(root, 'package-lock.json'),
      bundling: {
        format: OutputFormat.ESM,
        target: 'node24',
        mainFields: ['module', 'main'],
        minify: true,
        sourceMap: true,
        sourceMapMode: SourceMapMode.DEFAULT,
        sourcesContent: false,
        bundleAwsSDK: true,
        // The SDK imports it when an operation has an event stream; none that we call has one. It would take 15 KiB.
        externalModules: ['@smithy/core/event-streams'],
        // The SDK's package.json files, 2 KiB each: they name a version for the User-Agent header, which then goes without.
        loader: { '.json': 'empty' },
        forceDockerBundling: false,
        banner:
          "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);",
        esbuildArgs: {
          '--alias:@aws-sdk/credential-provider-node': shim('env-credentials.ts'),
          '--alias:@aws-sdk/middleware-endpoint-discovery': shim('unused-sdk-parts.ts'),
          '--alias:@aws-sdk/signature-v4-multi-region': shim('unused-sdk-parts.ts'),
          '--alias:node:http': shim('node-http.ts'),
        },
      },
    });
  }
}
