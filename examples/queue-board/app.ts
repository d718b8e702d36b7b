import { join } from 'node:path';
import { App, CfnOutput, Duration } from 'aws-cdk-lib';
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { AttributeType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { WebhooksStack } from 'enreach-webhooks';

const stack = new WebhooksStack(new App(), 'QueueBoard');

const queues = new TableV2(stack, 'Queues', {
  partitionKey: { name: 'QueueId', type: AttributeType.STRING },
  timeToLiveAttribute: 'ExpiresAt',
});

const functionOf = (name: string, file: string): NodejsFunction =>
  new NodejsFunction(stack, name, {
    entry: join(import.meta.dirname, file),
    runtime: Runtime.NODEJS_24_X,
    timeout: Duration.seconds(10),
    environment: { QUEUES_TABLE: queues.tableName },
    logGroup: new LogGroup(stack, `${name}Logs`, { retention: RetentionDays.ONE_MONTH }),
    bundling: { format: OutputFormat.ESM, mainFields: ['module', 'main'], bundleAwsSDK: true },
  });

// No queue before it: should a status be lost, the next one has all of it.
const update = functionOf('Update', 'handler.ts');
queues.grantWriteData(update);
stack.webhooks.on('QueueStatus', { targets: [new LambdaFunction(update)] });

const page = functionOf('Page', 'page.ts');
queues.grantReadData(page);
// Not the API of the webhooks, whose throttle is for Enreach. It asks nobody who they are: give it an authorizer.
const api = new HttpApi(stack, 'Board', {
  defaultIntegration: new HttpLambdaIntegration('Page', page),
});

new CfnOutput(stack, 'PageUrl', { value: api.apiEndpoint });
