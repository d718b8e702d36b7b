import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { eventSource } from './catalogue/bus-contract.ts';
import { EnreachWebhooks, type EnreachWebhooksProps } from './constructs/enreach-webhooks.ts';
import { EventLog } from './constructs/event-log.ts';
import { endpointOutputs, type StackOutput, stackOutputs } from './stack-outputs.ts';

export interface WebhooksStackProps extends StackProps, EnreachWebhooksProps {
  /**
   * Adds a demo rule that writes every event, callers' numbers included, to a log group.
   * @default false
   */
  readonly eventLog?: boolean;
}

/** The deployed stack: the webhooks and the outputs that people and tools look for. */
export class WebhooksStack extends Stack {
  readonly webhooks: EnreachWebhooks;

  constructor(scope: Construct, id: string, props: WebhooksStackProps = {}) {
    super(scope, id, props);
    this.webhooks = new EnreachWebhooks(this, 'Webhooks', props);
    const { endpoints, endpointSecrets, ingress, frontDoor, queues, tables, webhookBus, consumer } =
      this.webhooks;

    const add = (name: string, description: string, value: string) =>
      new CfnOutput(this, name, { description, value });
    const output = (name: StackOutput, description: string, value: string) =>
      add(stackOutputs[name], description, value);

    output('endpointNames', 'Endpoints', endpoints.map(({ name }) => name).join(','));
    for (const { name, path } of endpoints) {
      const names = endpointOutputs(name);
      const { secretArn } = endpointSecrets.secretOf(name);
      add(
        names.webhookUrl,
        `URL for Enreach, endpoint ${name}`,
        `${frontDoor.api.apiEndpoint}${path}`,
      );
      add(names.secretArn, `Secret of the endpoint ${name}`, secretArn);
    }
    output('eventBusName', 'Bus for the rules', webhookBus.bus.eventBusName);
    output('archiveName', 'Events for replays', webhookBus.archive.archiveName);
    output('deliveryQueueUrl', 'Deliveries on their way', queues.deliveryQueue.queueUrl);
    output('deadLetterQueueUrl', 'Pipeline faults', queues.deadLetterQueue.queueUrl);
    output('deliveriesTableName', 'Which events were published', tables.deliveries.tableName);
    output('quarantineTableName', 'What cannot be published', tables.quarantine.tableName);
    output('ingressFunctionName', 'Accepts the webhooks', ingress.handler.functionName);
    output('consumerFunctionName', 'Publishes the events', consumer.handler.functionName);
    output('ingressLogGroupName', 'Log of the ingress', ingress.handler.logGroup.logGroupName);
    output('consumerLogGroupName', 'Log of the consumer', consumer.handler.logGroup.logGroupName);
    output('accessLogGroupName', 'Log of API Gateway', frontDoor.accessLog.logGroupName);
    output('canaryLogGroupName', 'Canaries', webhookBus.canaryLog.logGroup.logGroupName);

    if (props.eventLog) {
      const { logGroup } = new EventLog(this, 'EventLog', {
        bus: webhookBus.bus,
        description: 'Demo: writes every event to a log group',
        source: eventSource,
      });
      add('EventLogGroupName', 'Log group of the demo rule', logGroup.logGroupName);
    }
  }
}
