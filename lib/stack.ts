import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { eventSource } from './catalogue/bus-contract.ts';
import type { Configuration } from './configuration/schema.ts';
import { EnreachWebhooks, type EnreachWebhooksProps } from './constructs/enreach-webhooks.ts';
import { EventLog } from './constructs/event-log.ts';
import { propsOf } from './props-of.ts';
import { endpointOutputs, type StackOutput, stackOutputs } from './stack-outputs.ts';

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

  private add(name: string, description: string, value: string): void {
    new CfnOutput(this, name, { description, value });
  }

  private output(name: StackOutput, description: string, value: string): void {
    this.add(stackOutputs[name], description, value);
  }

  private writeOutputs(): void {
    const { endpoints, endpointSecrets, frontDoor, queues, tables, webhookBus } = this.webhooks;
    this.output('endpointNames', 'Endpoints', endpoints.map(({ name }) => name).join(','));
    for (const { name, path } of endpoints) {
      const names = endpointOutputs(name);
      const { secretArn } = endpointSecrets.secretOf(name);
      this.add(names.webhookUrl, `URL for Enreach, endpoint ${name}`, `${frontDoor.url}${path}`);
      this.add(names.secretArn, `Secret of the endpoint ${name}`, secretArn);
    }
    const { customDomain } = frontDoor;
    if (customDomain) {
      const target = customDomain.domain.regionalDomainName;
      this.add('CustomDomainTarget', 'What the custom domain is an alias of', target);
    }
    this.output('eventBusName', 'Bus for the rules', webhookBus.bus.eventBusName);
    this.output('deliveryQueueUrl', 'Deliveries on their way', queues.deliveryQueue.queueUrl);
    this.output('deadLetterQueueUrl', 'Pipeline faults', queues.deadLetterQueue.queueUrl);
    this.output('deliveriesTableName', 'Which events were published', tables.deliveries.tableName);
    this.output('quarantineTableName', 'What cannot be published', tables.quarantine.tableName);
    this.writeOutputsForOperators();
  }

  private writeOutputsForOperators(): void {
    const { frontDoor, ingress, consumer, webhookBus, monitoring } = this.webhooks;
    const { canaryLog, archive } = webhookBus;
    this.output('archiveName', 'Events for replays', archive.archiveName);
    this.output('ingressFunctionName', 'Accepts the webhooks', ingress.handler.functionName);
    this.output('consumerFunctionName', 'Publishes the events', consumer.handler.functionName);
    const { eventSourceMappingId } = consumer.eventSource;
    this.output('eventSourceId', 'What hands deliveries to the consumer', eventSourceMappingId);
    this.output('accessLogGroupName', 'What came in', frontDoor.accessLog.logGroupName);
    this.output('ingressLogGroupName', 'What was accepted', ingress.handler.logGroup.logGroupName);
    this.output(
      'consumerLogGroupName',
      'What became of it',
      consumer.handler.logGroup.logGroupName,
    );
    this.output('canaryLogGroupName', 'Canaries of doctor', canaryLog.logGroup.logGroupName);
    this.output('alarmTopicArn', 'Where alarms go', monitoring.alarmTopic.topicArn);
    this.output('dashboardName', 'What to look at first', monitoring.dashboard.dashboardName);
  }

  private logEvents({ configuration, logRetention }: WebhooksStackProps): void {
    const { logGroup } = new EventLog(this, 'EventLog', {
      bus: this.webhooks.webhookBus.bus,
      description: 'Demo: writes every event to a log group',
      source: eventSource,
      retention: logRetention ?? configuration?.retention.logDays,
    });
    this.add('EventLogGroupName', 'Log group of the demo rule', logGroup.logGroupName);
  }
}
