import type { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Archive, EventBus, type IEventBus } from 'aws-cdk-lib/aws-events';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { canarySource, eventSource } from '../catalogue/bus-contract.ts';
import { EventLog } from './event-log.ts';

export interface WebhookBusProps {
  /** @default - one of our own */
  readonly eventBus?: IEventBus;
  readonly archiveRetention: Duration;
  readonly logRetention: RetentionDays;
  /** Of the archive, and of the bus if it is our own. */
  readonly removalPolicy: RemovalPolicy;
}

/**
 * The customer's bus, with an archive of its events and the canary's own rule and log group.
 *
 * A PutEvents to a bus that does not exist succeeds, and the events are gone. The rule is what finds out: it can be made
 * only on a bus that exists, and the API deletes no bus that has one. So the rule comes before the consumer.
 */
export class WebhookBus extends Construct {
  readonly bus: IEventBus;
  readonly archive: Archive;
  readonly canaryLog: EventLog;

  constructor(scope: Construct, id: string, props: WebhookBusProps) {
    super(scope, id);
    this.bus = props.eventBus ?? this.ownBus(props.removalPolicy);
    // Not in the scope of an existing bus, which may be another stack's.
    this.archive = new Archive(props.eventBus ? this : this.bus, 'Archive', {
      sourceEventBus: this.bus,
      description: 'Every event of enreach.webhooks, for replays',
      eventPattern: { source: [eventSource] },
      retention: props.archiveRetention,
    });
    this.archive.applyRemovalPolicy(props.removalPolicy);
    this.canaryLog = new EventLog(this, 'CanaryLog', {
      bus: this.bus,
      description: 'Canaries of `enreach doctor`; no customer rule sees them',
      source: canarySource,
      retention: props.logRetention,
    });
  }

  private ownBus(removalPolicy: RemovalPolicy): EventBus {
    const bus = new EventBus(this, 'Bus', { description: 'Enreach webhooks, each event once' });
    bus.applyRemovalPolicy(removalPolicy);
    return bus;
  }
}
