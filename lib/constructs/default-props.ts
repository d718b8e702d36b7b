import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { defaultEndpoint } from './endpoint.ts';
import type { EnreachWebhooksProps } from './enreach-webhooks-props.ts';
import { defaultRunbookUrl } from './limits.ts';

/** The props with what stands for those that are not given. */
export const withDefaults = (props: EnreachWebhooksProps) => ({
  ...props,
  endpoints: props.endpoints ?? [defaultEndpoint],
  throttleRate: props.throttleRate ?? 10_000,
  throttleBurst: props.throttleBurst ?? 5_000,
  consumerConcurrency: props.consumerConcurrency ?? 5,
  consumerTimeout: props.consumerTimeout ?? Duration.seconds(15),
  visibilityTimeout: props.visibilityTimeout ?? Duration.seconds(90),
  maxBackoff: props.maxBackoff ?? Duration.minutes(15),
  maxReceiveCount: props.maxReceiveCount ?? 20,
  deduplicationRetention: props.deduplicationRetention ?? Duration.days(30),
  quarantineRetention: props.quarantineRetention ?? Duration.days(180),
  archiveRetention: props.archiveRetention ?? Duration.days(30),
  logRetention: props.logRetention ?? RetentionDays.ONE_MONTH,
  removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN,
  logLevel: props.logLevel ?? ('INFO' as const),
  tracing: props.tracing ?? true,
  alarmEmails: props.alarmEmails ?? [],
  timeZone: props.timeZone ?? 'UTC',
  schemaRegistry: props.schemaRegistry ?? true,
  runbookUrl: props.runbookUrl ?? defaultRunbookUrl,
});

export type DefinedProps = ReturnType<typeof withDefaults>;
