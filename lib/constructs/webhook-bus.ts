import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { type Archive, EventBus } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { canarySource, eventSource } from '../catalogue/bus-contract.ts';
import { EventLog } from './event-log.ts';

/** The customer's bus, with an archive of its events and the canary's own rule and log group. */
export class WebhookBus extends Construct {
  readonly bus: EventBus;
  readonly archive: Archive;
  readonly canaryLog: EventLog;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.bus = new EventBus(this, 'Bus', { description: 'Enreach webhooks, each event once' });
    this.bus.applyRemovalPolicy(RemovalPolicy.RETAIN);
    this.archive = this.bus.archive('Archive', {
      description: 'Every event of enreach.webhooks, for replays',
      eventPattern: { source: [eventSource] },
      retention: Duration.days(30),
    });
    this.archive.applyRemovalPolicy(RemovalPolicy.RETAIN);
    this.canaryLog = new EventLog(this, 'CanaryLog', {
      bus: this.bus,
      description: 'Canaries of `enreach doctor`; no customer rule sees them',
      source: canarySource,
    });
  }
}
