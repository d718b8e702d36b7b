import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { EventType } from '../catalogue/index.ts';
import { EnreachRule, type EnreachRuleOptions } from '../subscribe/rule/enreach-rule.ts';
import { checkProps } from './check-props.ts';
import { Consumer } from './consumer.ts';
import { DeliveryQueues } from './delivery-queues.ts';
import { defaultEndpoint, type EndpointProps } from './endpoint.ts';
import { EndpointSecrets } from './endpoint-secrets.ts';
import { EventTables } from './event-tables.ts';
import { FrontDoor } from './front-door.ts';
import { Ingress } from './ingress.ts';
import { SchemaRegistry } from './schema-registry.ts';
import { WebhookBus } from './webhook-bus.ts';

export interface EnreachWebhooksProps {
  /** @default - one endpoint named `default` at `/webhook` */
  readonly endpoints?: readonly EndpointProps[];
  /**
   * Most batches that the consumer processes at once; bounded so that a backlog cannot take the account's concurrency
   * from the ingress.
   * @default 5
   */
  readonly consumerConcurrency?: number;
  /** @default 15 seconds */
  readonly consumerTimeout?: Duration;
  /**
   * How long a message that was received stays hidden when the consumer dies.
   * @default 90 seconds
   */
  readonly visibilityTimeout?: Duration;
  /**
   * Longest delay between two receives of a message that keeps failing.
   * @default 15 minutes
   */
  readonly maxBackoff?: Duration;
  /**
   * Receives before a message moves to the dead-letter queue.
   * @default 20
   */
  readonly maxReceiveCount?: number;
  /**
   * How long a published `Id` is remembered.
   * @default 30 days
   */
  readonly deduplicationRetention?: Duration;
  /** @default 180 days */
  readonly quarantineRetention?: Duration;
  /**
   * Keeps a schema of every event type in an EventBridge schema registry, for code bindings in other languages.
   * @default true
   */
  readonly schemaRegistry?: boolean;
}

/** Enreach webhooks in, typed events on a bus of one's own out: every event once. */
export class EnreachWebhooks extends Construct {
  readonly endpoints: readonly EndpointProps[];
  readonly endpointSecrets: EndpointSecrets;
  readonly queues: DeliveryQueues;
  readonly ingress: Ingress;
  readonly frontDoor: FrontDoor;
  readonly tables: EventTables;
  readonly webhookBus: WebhookBus;
  readonly consumer: Consumer;
  readonly schemaRegistry: SchemaRegistry | undefined;

  constructor(scope: Construct, id: string, props: EnreachWebhooksProps = {}) {
    super(scope, id);
    const checked = {
      endpoints: props.endpoints ?? [defaultEndpoint],
      consumerConcurrency: props.consumerConcurrency ?? 5,
      consumerTimeout: props.consumerTimeout ?? Duration.seconds(15),
      visibilityTimeout: props.visibilityTimeout ?? Duration.seconds(90),
      maxBackoff: props.maxBackoff ?? Duration.minutes(15),
      maxReceiveCount: props.maxReceiveCount ?? 20,
      deduplicationRetention: props.deduplicationRetention ?? Duration.days(30),
      quarantineRetention: props.quarantineRetention ?? Duration.days(180),
    };
    checkProps(checked);
    this.endpoints = checked.endpoints;

    this.endpointSecrets = new EndpointSecrets(this, 'Secrets', { endpoints: this.endpoints });
    this.queues = new DeliveryQueues(this, 'Queues', {
      visibilityTimeout: checked.visibilityTimeout,
      maxReceiveCount: checked.maxReceiveCount,
    });
    this.ingress = new Ingress(this, 'Ingress', {
      endpoints: this.endpoints,
      secretOf: (name) => this.endpointSecrets.secretOf(name),
      deliveryQueue: this.queues.deliveryQueue,
    });
    this.frontDoor = new FrontDoor(this, 'FrontDoor', {
      ingress: this.ingress.handler,
      paths: this.endpoints.map(({ path }) => path),
    });
    this.tables = new EventTables(this, 'Tables');
    this.webhookBus = new WebhookBus(this, 'WebhookBus');
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
    });
    if (props.schemaRegistry ?? true)
      this.schemaRegistry = new SchemaRegistry(this, 'SchemaRegistry');
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
}

const isOne = <Type extends string>(types: Type | readonly Type[]): types is Type =>
  typeof types === 'string';
