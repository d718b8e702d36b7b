import type { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { BusinessHours } from './business-hours.ts';
import type { CustomDomainProps } from './custom-domain.ts';
import type { EndpointProps } from './endpoint.ts';
import type { LogLevel } from './log-level.ts';

export interface EnreachWebhooksProps {
  /** @default - one endpoint named `default` at `/webhook` */
  readonly endpoints?: readonly EndpointProps[];
  /**
   * A host name of one's own; the API's own host is off then.
   * @default - the API's own host, `execute-api`
   */
  readonly customDomain?: CustomDomainProps;
  /**
   * Requests a second; more are answered 429, and soon lost. The account's quota counts, too.
   * @default 10000, the account's quota
   */
  readonly throttleRate?: number;
  /**
   * Requests at once.
   * @default 5000, the account's quota
   */
  readonly throttleBurst?: number;
  /**
   * The bus that the events go to, in the stack's account and region.
   * @default - one of our own
   */
  readonly eventBus?: IEventBus;
  /**
   * Encrypts the queues, the tables and the generated secrets, and the alarm topic where its policy can be changed from
   * here. Its policy must let the account's IAM policies decide, as keys do by default.
   * @default - keys of AWS
   */
  readonly encryptionKey?: IKey;
  /**
   * What becomes of queues, tables, generated secrets, the bus and its archive when the stack no longer has them.
   * `DESTROY` takes the deletion protection off the tables, too.
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
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
   * How long events can be replayed.
   * @default 30 days
   */
  readonly archiveRetention?: Duration;
  /**
   * Of the functions' logs, the access log and the canary's.
   * @default RetentionDays.ONE_MONTH
   */
  readonly logRetention?: RetentionDays;
  /**
   * Of the functions' own logger; metrics are not affected.
   * @default INFO
   */
  readonly logLevel?: LogLevel;
  /**
   * X-Ray traces from the ingress to the bus.
   * @default true
   */
  readonly tracing?: boolean;
  /**
   * Who hears of alarms; AWS asks each for a confirmation.
   * @default - nobody
   */
  readonly alarmEmails?: readonly string[];
  /**
   * IANA name of the time zone of `businessHours`.
   * @default UTC
   */
  readonly timeZone?: string;
  /**
   * When Enreach is expected to send: an hour of silence raises an alarm then.
   * @default - three days of silence do
   */
  readonly businessHours?: BusinessHours;
  /**
   * Keeps a schema of every event type in an EventBridge schema registry, for code bindings in other languages.
   * @default true
   */
  readonly schemaRegistry?: boolean;
  /**
   * Where people find the runbook; alarms link their sections of it.
   * @default 'docs/runbook.md'
   */
  readonly runbookUrl?: string;
}
