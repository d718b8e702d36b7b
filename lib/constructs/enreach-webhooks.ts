import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { EventType } from '../catalogue/index.ts';
import { EnreachRule, type EnreachRuleOptions } from '../subscribe/rule/enreach-rule.ts';
import { checkProps } from './check-props.ts';
import { Consumer } from './consumer.ts';
import { withDefaults } from './default-props.ts';
import { DeliveryQueues } from './delivery-queues.ts';
import type { EndpointProps } from './endpoint.ts';
import { EndpointSecrets } from './endpoint-secrets.ts';
import type { EnreachWebhooksProps } from './enreach-webhooks-props.ts';
import { EventTables } from './event-tables.ts';
import { FrontDoor } from './front-door.ts';
import { Ingress } from './ingress.ts';
import { Monitoring } from './monitoring/monitoring.ts';
import { SchemaRegistry } from './schema-registry.ts';
import { warnOfUnknownTypes } from './unknown-subscriptions.ts';
import { WebhookBus } from './webhook-bus.ts';

export type { EnreachWebhooksProps } from './enreach-webhooks-props.ts';

/** Enreach webhooks in, typed events on a bus of one's own out: every event once. One of them in a stack. */
export class EnreachWebhooks extends Construct {
  readonly endpoints: readonly EndpointProps[];
  readonly endpointSecrets: EndpointSecrets;
  readonly queues: DeliveryQueues;
  readonly ingress: Ingress;
  readonly frontDoor: FrontDoor;
  readonly tables: EventTables;
  readonly webhookBus: WebhookBus;
  readonly consumer: Consumer;
  readonly monitoring: Monitoring;
  readonly schemaRegistry: SchemaRegistry | undefined;

  /** @throws Error naming every fault of the props, the option and the value that has it. */
  constructor(scope: Construct, id: string, props: EnreachWebhooksProps = {}) {
    super(scope, id);
    this.refuseAnother();
    const checked = withDefaults(props);
    checkProps(this, checked);
    warnOfUnknownTypes(this, checked.endpoints);
    const { encryptionKey, removalPolicy, logLevel, tracing, logRetention } = checked;
    this.endpoints = checked.endpoints;

    this.endpointSecrets = new EndpointSecrets(this, 'Secrets', {
      endpoints: this.endpoints,
      encryptionKey,
      removalPolicy,
    });
    this.queues = new DeliveryQueues(this, 'Queues', {
      visibilityTimeout: checked.visibilityTimeout,
      maxReceiveCount: checked.maxReceiveCount,
      encryptionKey,
      removalPolicy,
    });
    this.ingress = new Ingress(this, 'Ingress', {
      endpoints: this.endpoints,
      secretOf: (name) => this.endpointSecrets.secretOf(name),
      deliveryQueue: this.queues.deliveryQueue,
      encryptionKey,
      logLevel,
      tracing,
      logRetention,
    });
    this.frontDoor = new FrontDoor(this, 'FrontDoor', {
      ingress: this.ingress.handler,
      paths: this.endpoints.map(({ path }) => path),
      customDomain: checked.customDomain,
      throttleRate: checked.throttleRate,
      throttleBurst: checked.throttleBurst,
      logRetention,
    });
    this.tables = new EventTables(this, 'Tables', { encryptionKey, removalPolicy });
    this.webhookBus = new WebhookBus(this, 'WebhookBus', {
      eventBus: checked.eventBus,
      archiveRetention: checked.archiveRetention,
      logRetention,
      removalPolicy,
    });
    this.consumer = new Consumer(this, 'Consumer', {
      deliveryQueue: this.queues.deliveryQueue,
      deliveries: this.tables.deliveries,
      quarantine: this.tables.quarantine,
      bus: this.webhookBus.bus,
      timeout: checked.consumerTimeout,
      maxBackoff: checked.maxBackoff,
      maxConcurrency: checked.consumerConcurrency,
      deduplicationRetention: checked.deduplicationRetention,
      quarantineRetention: checked.quarantineRetention,
      encryptionKey,
      logLevel,
      tracing,
      logRetention,
    });
    this.consumer.handler.node.addDependency(this.webhookBus.canaryLog.rule);
    this.monitoring = new Monitoring(this, 'Monitoring', {
      api: this.frontDoor.api,
      accessLog: this.frontDoor.accessLog,
      ingress: this.ingress.handler,
      deliveryQueue: this.queues.deliveryQueue,
      deadLetterQueue: this.queues.deadLetterQueue,
      consumer: this.consumer.handler,
      maxBackoff: checked.maxBackoff,
      deliveries: this.tables.deliveries,
      quarantine: this.tables.quarantine,
      bus: this.webhookBus.bus,
      alarmEmails: checked.alarmEmails,
      silence: checked.businessHours && {
        timeZone: checked.timeZone,
        businessHours: checked.businessHours,
      },
      runbookUrl: checked.runbookUrl,
      encryptionKey,
    });
    if (checked.schemaRegistry) this.schemaRegistry = new SchemaRegistry(this, 'SchemaRegistry');
  }

  /**
   * Sends the events of one type, or of several, to targets.
   *
   * @param options - `id` tells two rules for the same types apart.
   */
  on<const Type extends EventType>(
    eventTypes: Type | readonly [Type, ...Type[]],
    { id, ...options }: EnreachRuleOptions<Type> & { readonly id?: string },
  ): EnreachRule<Type> {
    const types = isOne(eventTypes) ? ([eventTypes] as const) : eventTypes;
    return new EnreachRule<Type>(this, `On${id ?? types.join('')}`, {
      ...options,
      bus: this.webhookBus.bus,
      eventTypes: types,
    });
  }

  /** Metrics and alarms tell deployments apart by the stack's name. */
  private refuseAnother(): void {
    const all = Stack.of(this)
      .node.findAll()
      .filter((construct) => construct instanceof EnreachWebhooks);
    if (all.length > 1)
      throw new Error(
        `EnreachWebhooks: a stack must have one; this one has ${all.map(({ node }) => node.path).join(' and ')}`,
      );
  }
}

const isOne = <Type extends string>(types: Type | readonly Type[]): types is Type =>
  typeof types === 'string';
