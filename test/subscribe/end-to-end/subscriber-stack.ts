import { join, resolve } from 'node:path';
import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Runtime } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { EnreachDeduplicationTable } from '../../../lib/subscribe/deduplication-table.ts';
import { EnreachRule } from '../../../lib/subscribe/rule/enreach-rule.ts';

const root = resolve(import.meta.dirname, '../../..');

/** Somebody who reads a few events through a queue, each once, on a bus of the same account. */
export class SubscriberStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const bus = new EventBus(this, 'Bus');
    const table = new EnreachDeduplicationTable(this, 'Deduplication');

    const logGroup = new LogGroup(this, 'Lines');
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    });
    logGroup.grantWrite(role);
    const subscriber = new NodejsFunction(this, 'Subscriber', {
      entry: join(import.meta.dirname, 'function.ts'),
      runtime: Runtime.NODEJS_24_X,
      timeout: Duration.seconds(5),
      role,
      logGroup,
      awsSdkConnectionReuse: false,
      projectRoot: root,
      depsLockFilePath: join(root, 'package-lock.json'),
      bundling: {
        format: OutputFormat.ESM,
        minify: true,
        bundleAwsSDK: true,
        forceDockerBundling: false,
        banner: "import{createRequire as c}from'node:module';const require=c(import.meta.url);",
      },
    });
    table.connect(subscriber);

    const deadLetterQueue = new Queue(this, 'Failed');
    const queue = new Queue(this, 'Queue', {
      visibilityTimeout: Duration.seconds(5),
      deadLetterQueue: { queue: deadLetterQueue, maxReceiveCount: 1 },
    });
    subscriber.addEventSource(new SqsEventSource(queue, { reportBatchItemFailures: true }));
    new EnreachRule(this, 'ToQueue', {
      bus,
      eventTypes: ['QueueCallInArrived'],
      filter: { QueueName: [{ 'anything-but': ['Test'] }] },
      targets: [new SqsQueue(queue)],
    });
    new EnreachRule(this, 'Unknown', {
      bus,
      filter: { metadata: { schema: ['unknown'] } },
      targets: [new SqsQueue(queue)],
    });
    // Whose policy lets nobody in.
    const closed = new Queue(this, 'Closed');
    const toClosed = new EnreachRule(this, 'ToClosed', {
      bus,
      eventTypes: ['QueueStatus'],
      targets: [{ bind: () => ({ arn: closed.queueArn }) }],
    });

    const output = (name: string, value: string) => new CfnOutput(this, name, { value });
    output('BusName', bus.eventBusName);
    output('FailedUrl', deadLetterQueue.queueUrl);
    output('NotDeliveredUrl', toClosed.deadLetterQueue.queueUrl);
  }
}
