import { App } from 'aws-cdk-lib';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { WebhooksStack } from '../../lib/stack.ts';

/** What somebody writes in an editor that checks no types. */
const stack = new WebhooksStack(new App(), 'Misspelt');

// @ts-expect-error -- no event has this name.
stack.webhooks.on('QueueCallInArived', { targets: [new SqsQueue(new Queue(stack, 'Calls'))] });
