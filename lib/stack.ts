import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { eventSource } from './catalogue/bus-contract.ts';
import type { Configuration } from './configuration/schema.ts';
import { EnreachWebhooks, type EnreachWebhooksProps } from './constructs/enreach-webhooks.ts';
import { EventLog } from './constructs/event-log.ts';
import { propsOf } from './props-of.ts';

export interface WebhooksStackProps extends StackProps, EnreachWebhooksProps {
  /**
   * What `enreach.config.ts` says; a property beside it wins.
   * @default - the properties alone
   */
  readonly configuration?: Configuration;
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
    const { configuration } = props;
    super(scope, id, { ...props, tags: props.tags ?? configuration?.tags });
    this.webhooks = new EnreachWebhooks(this, 'Webhooks', {
      ...(configuration && propsOf(this, configuration)),
      ...props,
    });
    this.writeOutputs();
    if (props.eventLog) this.logEvents(props);
  }

  private output(name: string, description: string, value: string): void {
    new CfnOutput(this, name, { description, value });
  }

  private writeOutputs(): void {
    const { endpoints, endpointSecrets, frontDoor, queues, tables, webhookBus, schemaRegistry } =
      this.webhooks;
    for (const { name, path, subscriptions = [] } of endpoints) {
      const suffix = name === 'default' ? '' : `-${name}`;
      const { secretArn } = endpointSecrets.secretOf(name);
      this.output(
        `WebhookUrl${suffix}`,
        `URL for Enreach, endpoint ${name}`,
        `${frontDoor.url}${path}`,
      );
      this.output(`SecretArn${suffix}`, `Secret of the endpoint ${name}`, secretArn);
      if (subscriptions.length > 0)
        this.output(
          `Subscriptions${suffix}`,
          `What Enreach's support is to send to the endpoint ${name}`,
          JSON.stringify(subscriptions),
        );
    }
    const { customDomain } = frontDoor;
    if (customDomain)
      this.output(
        'CustomDomainTarget',
        'What the custom domain is an alias of',
        customDomain.domain.regionalDomainName,
      );
    this.output('EventBusName', 'Bus for the rules', webhookBus.bus.eventBusName);
    if (schemaRegistry)
      this.output('SchemaRegistryName', 'Schemas for code bindings', schemaRegistry.registryName);
    this.output('DeliveryQueueUrl', 'Deliveries on their way', queues.deliveryQueue.queueUrl);
    this.output('DeadLetterQueueUrl', 'Pipeline faults', queues.deadLetterQueue.queueUrl);
    this.output('DeliveriesTableName', 'Which events were published', tables.deliveries.tableName);
    this.output('QuarantineTableName', 'What cannot be published', tables.quarantine.tableName);
    this.writeOutputsForOperators();
  }

  private writeOutputsForOperators(): void {
    const { frontDoor, ingress, consumer, monitoring } = this.webhooks;
    const eventSourceId = consumer.eventSource.eventSourceMappingId;
    this.output('EventSourceId', 'What hands deliveries to the consumer', eventSourceId);
    this.output('AccessLogGroupName', 'What came in', frontDoor.accessLog.logGroupName);
    this.output('IngressLogGroupName', 'What was accepted', ingress.handler.logGroup.logGroupName);
    this.output(
      'ConsumerLogGroupName',
      'What became of it',
      consumer.handler.logGroup.logGroupName,
    );
    this.output('AlarmTopicArn', 'Where alarms go', monitoring.alarmTopic.topicArn);
    this.output('DashboardName', 'What to look at first', monitoring.dashboard.dashboardName);
  }

  private logEvents({ configuration, logRetention }: WebhooksStackProps): void {
    const { logGroup } = new EventLog(this, 'EventLog', {
      bus: this.webhooks.webhookBus.bus,
      description: 'Demo: writes every event to a log group',
      source: eventSource,
      retention: logRetention ?? configuration?.retention.logDays,
    });
    this.output('EventLogGroupName', 'Log group of the demo rule', logGroup.logGroupName);
  }
}
