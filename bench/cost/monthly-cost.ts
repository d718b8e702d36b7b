import { assumptions } from './assumptions.ts';
import type { MeasuredRun } from './measure-run.ts';
import { prices } from './prices.ts';
import type { TemplateFacts } from './template-facts.ts';

/** Where a quantity is from: a run here, the template, or an assumption. */
export type Basis = 'measured' | 'template' | 'model';

export interface CostLine {
  readonly service: string;
  readonly what: string;
  readonly quantity: number;
  readonly basis: Basis;
  readonly usd: number;
}

const million = 1e6;
const gigabyte = 1e9;
const {
  hoursAMonth,
  daysAMonth,
  wholeCpuMb,
  roundTripMs,
  callsInSequence,
  lambdaLogBytes,
  ingressEnvironments,
  secretMinutes,
  pollers,
  longPollSeconds,
  sampledPart,
} = assumptions;
const secondsAMonth = hoursAMonth * 3600;

const line = (
  service: string,
  what: string,
  quantity: number,
  price: number,
  basis: Basis,
): CostLine => ({ service, what, quantity, basis, usd: quantity * price });

/** Billable parts of something so large; nothing is billed as one. */
const parts = (bytes: number, partBytes: number): number =>
  Math.max(1, Math.ceil(bytes / partBytes));

/** Traces of so many requests that come at random times. */
const tracesOf = (requests: number): number => {
  const aSecond = requests / secondsAMonth;
  const firsts = 1 - Math.exp(-aSecond);
  return secondsAMonth * (firsts + sampledPart * (aSecond - firsts));
};

/** Milliseconds that Lambda would bill: what our machine took, on a part of a CPU, and the ways to other services. */
const billedMs = (
  of: keyof MeasuredRun['durationMs'],
  run: MeasuredRun,
  { memory }: TemplateFacts,
): number => {
  const cpuShare = Math.min(1, memory[of] / wholeCpuMb);
  return Math.ceil(run.durationMs[of] / cpuShare + callsInSequence[of] * roundTripMs);
};

/** What a month costs, line by line, with `events` events spread over it evenly, all new and valid. */
export const monthlyCost = (
  events: number,
  run: MeasuredRun,
  template: TemplateFacts,
): CostLine[] => {
  const { httpApi, lambda, sqs, dynamoDb, eventBridge, secretsManager, cloudWatch, xRay } = prices;
  const scale = events / run.events;
  const calls = (operation: string) => (run.calls[operation] ?? 0) * scale;
  const invocations = {
    ingress: run.invocations.ingress * scale,
    consumer: run.invocations.consumer * scale,
  };
  const gbSeconds = (of: 'ingress' | 'consumer') =>
    (invocations[of] * billedMs(of, run, template) * template.memory[of]) / 1024 / 1000;

  const messageBytes = (run.bytes.SendMessage ?? 0) / (run.calls.SendMessage ?? 1);
  const sends = calls('SendMessage') * parts(messageBytes, sqs.requestBytes);
  // Locally each poll ends after a second; those that bring a batch are as many as batches.
  const receives = invocations.consumer * parts(messageBytes * run.batch, sqs.requestBytes);
  const deletes = calls('DeleteMessageBatch');
  const idlePolls = pollers * (secondsAMonth / longPollSeconds);

  const writeUnits = parts(run.itemBytes, dynamoDb.writeBytes);
  const claims = calls('UpdateItem') * writeUnits;
  const itemGbMonths =
    (events * run.itemBytes * (template.deduplicationDays / daysAMonth)) / gigabyte;
  const eventParts = parts(run.publishedBytes, eventBridge.eventBytes);
  const archivedGb = (events * run.publishedBytes) / gigabyte;

  const secretReads =
    2 * template.secrets * ingressEnvironments * (hoursAMonth * 60) * (1 / secretMinutes);
  const lambdaInvocations = invocations.ingress + invocations.consumer;
  const logGb = (events * run.logBytes + lambdaInvocations * lambdaLogBytes) / gigabyte;
  const traces = tracesOf(invocations.ingress) + tracesOf(invocations.consumer);

  return [
    line(
      'API Gateway',
      'requests',
      events * parts(run.bodyBytes, httpApi.requestBytes),
      httpApi.perMillionRequests / million,
      'measured',
    ),
    line(
      'Lambda',
      'invocations',
      lambdaInvocations,
      lambda.perMillionRequests / million,
      'measured',
    ),
    line('Lambda', 'GB-seconds of the ingress', gbSeconds('ingress'), lambda.perGbSecond, 'model'),
    line(
      'Lambda',
      'GB-seconds of the consumer',
      gbSeconds('consumer'),
      lambda.perGbSecond,
      'model',
    ),
    line(
      'SQS',
      'sends, receives, deletes',
      sends + receives + deletes,
      sqs.perMillionRequests / million,
      'measured',
    ),
    line('SQS', 'polls of an idle queue', idlePolls, sqs.perMillionRequests / million, 'model'),
    line(
      'DynamoDB',
      'writes: claims and marks',
      claims + events * writeUnits,
      dynamoDb.perMillionWrites / million,
      'measured',
    ),
    line(
      'DynamoDB',
      'GB-months of remembered events',
      itemGbMonths,
      dynamoDb.storagePerGbMonth + dynamoDb.backupPerGbMonth,
      'measured',
    ),
    line(
      'EventBridge',
      'events',
      events * eventParts,
      eventBridge.perMillionEvents / million,
      'measured',
    ),
    line('EventBridge', 'GB archived', archivedGb, eventBridge.archivePerGb, 'measured'),
    line(
      'EventBridge',
      'GB-months in the archive',
      archivedGb * (template.archiveDays / daysAMonth),
      eventBridge.archivePerGbMonth,
      'measured',
    ),
    line('Secrets Manager', 'secrets', template.secrets, secretsManager.perSecretMonth, 'template'),
    line(
      'Secrets Manager',
      'reads',
      secretReads,
      secretsManager.perMillionCalls / million,
      'model',
    ),
    line('CloudWatch', 'GB of logs', logGb, cloudWatch.logsPerGb, 'measured'),
    line(
      'CloudWatch',
      'GB-months of logs',
      logGb * (template.logDays / daysAMonth),
      cloudWatch.logsPerGbMonth,
      'measured',
    ),
    line('CloudWatch', 'metrics', run.metricSeries, cloudWatch.perMetricMonth, 'measured'),
    line('CloudWatch', 'alarms', template.alarms, cloudWatch.perAlarmMonth, 'template'),
    line('CloudWatch', 'dashboards', template.dashboards, cloudWatch.perDashboardMonth, 'template'),
    line('X-Ray', 'traces', traces, xRay.perMillionTraces / million, 'model'),
  ];
};

export const totalUsd = (lines: readonly CostLine[]): number =>
  lines.reduce((total, { usd }) => total + usd, 0);
