import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { eventSource } from './catalogue/bus-contract.ts';
import { EnreachWebhooks, type EnreachWebhooksProps } from './constructs/enreach-webhooks.ts';
import { EventLog } from './constructs/event-log.ts';

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
    const { endpoints, endpointSecrets, frontDoor, queues, tables, webhookBus, schemaRegistry } =
      this.webhooks;

    const output = (name: string, description: string, value: string) =>
      new CfnOutput(this, name, { description, value });

    for (const { name, path } of endpoints) {
      const suffix = name === 'default' ? '' : `-${name}`;
      const at = `${frontDoor.api.apiEndpoint}${path}`;
      const { secretArn } = endpointSecrets.secretOf(name);
      output(`WebhookUrl${suffix}`, `URL for Enreach, endpoint ${name}`, at);
      output(`SecretArn${suffix}`, `Secret of the endpoint ${name}`, secretArn);
    }
    output('EventBusName', 'Bus for the rules', webhookBus.bus.eventBusName);
    if (schemaRegistry)
      output('SchemaRegistryName', 'Schemas for code bindings', schemaRegistry.registryName);
    output('DeliveryQueueUrl', 'Deliveries on their way', queues.deliveryQueue.queueUrl);
    output('DeadLetterQueueUrl', 'Pipeline faults', queues.deadLetterQueue.queueUrl);
    output('DeliveriesTableName', 'Which events were published', tables.deliveries.tableName);
    output('QuarantineTableName', 'What cannot be published', tables.quarantine.tableName);

    if (props.eventLog) {
      const { logGroup } = new EventLog(this, 'EventLog', {
        bus: webhookBus.bus,
        description: 'Demo: writes every event to a log group',
        source: eventSource,
      });
      output('EventLogGroupName', 'Log group of the demo rule', logGroup.logGroupName);
    }
  }
}
