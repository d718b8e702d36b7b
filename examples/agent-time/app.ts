import { join } from 'node:path';
import { App, CfnOutput, Duration } from 'aws-cdk-lib';
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { AttributeType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Runtime } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { WebhooksStack } from 'enreach-webhooks';

const stack = new WebhooksStack(new App(), 'AgentTime');

const moments = new TableV2(stack, 'Moments', {
  partitionKey: { name: 'Day', type: AttributeType.STRING },
  sortKey: { name: 'Moment', type: AttributeType.STRING },
  timeToLiveAttribute: 'ExpiresAt',
});

const functionOf = (name: string, file: string): NodejsFunction =>
  new NodejsFunction(stack, name, {
    entry: join(import.meta.dirname, file),
    runtime: Runtime.NODEJS_24_X,
    timeout: Duration.seconds(10),
    environment: { MOMENTS_TABLE: moments.tableName },
    logGroup: new LogGroup(stack, `${name}Logs`, { retention: RetentionDays.ONE_MONTH }),
    bundling: { format: OutputFormat.ESM, mainFields: ['module', 'main'], bundleAwsSDK: true },
  });

const record = functionOf('Record', 'handler.ts');
moments.grantWriteData(record);
const queue = new Queue(stack, 'Events', {
  visibilityTimeout: Duration.seconds(60), // six times the function's time-out
  deadLetterQueue: {
    queue: new Queue(stack, 'Failed', { retentionPeriod: Duration.days(14) }),
    maxReceiveCount: 5,
  },
});
record.addEventSource(new SqsEventSource(queue, { reportBatchItemFailures: true }));
stack.webhooks.on(['UserStatus', 'UserWrapUpTerminated'], { targets: [new SqsQueue(queue)] });

const page = functionOf('Page', 'page.ts');
moments.grantReadData(page);
// Not the API of the webhooks, whose throttle is for Enreach. It asks nobody who they are: give it an authorizer.
const api = new HttpApi(stack, 'Report', {
  defaultIntegration: new HttpLambdaIntegration('Page', page),
});

new CfnOutput(stack, 'PageUrl', { value: api.apiEndpoint });
