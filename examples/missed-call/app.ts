import { join } from 'node:path';
import { App, CfnOutput, Duration } from 'aws-cdk-lib';
import { AttributeType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Runtime } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { EnreachDeduplicationTable, WebhooksStack } from 'enreach-webhooks';

const stack = new WebhooksStack(new App(), 'MissedCall');

const tickets = new TableV2(stack, 'Tickets', {
  partitionKey: { name: 'CallId', type: AttributeType.STRING },
  timeToLiveAttribute: 'ExpiresAt',
});

const openTicket = new NodejsFunction(stack, 'OpenTicket', {
  entry: join(import.meta.dirname, 'handler.ts'),
  runtime: Runtime.NODEJS_24_X,
  timeout: Duration.seconds(10),
  environment: { TICKETS_TABLE: tickets.tableName },
  logGroup: new LogGroup(stack, 'OpenTicketLogs', { retention: RetentionDays.ONE_MONTH }),
  bundling: { format: OutputFormat.ESM, mainFields: ['module', 'main'], bundleAwsSDK: true },
});
tickets.grantWriteData(openTicket);
new EnreachDeduplicationTable(stack, 'Deduplication').connect(openTicket);

// A queue between rule and function: it keeps the calls while the function, or what it calls, is down.
const queue = new Queue(stack, 'Calls', {
  visibilityTimeout: Duration.seconds(60), // six times the function's time-out
  deadLetterQueue: {
    queue: new Queue(stack, 'Failed', { retentionPeriod: Duration.days(14) }),
    maxReceiveCount: 5,
  },
});
openTicket.addEventSource(new SqsEventSource(queue, { reportBatchItemFailures: true }));

stack.webhooks.on(['QueueCallInOverflow', 'QueueCallInDisconnected', 'QueueCallInUserConnected'], {
  targets: [new SqsQueue(queue)],
});

new CfnOutput(stack, 'TicketsTableName', { value: tickets.tableName });
