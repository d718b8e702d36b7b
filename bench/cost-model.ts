import { prices } from './cost/prices.ts';

const million = 1e6;
const kibibytesAMillionInGb = 1e6 / 1024 ** 2;

/** What one event takes. */
export interface Usage {
  readonly ingress: { readonly memoryMb: number; readonly ms: number };
  /** A batch's. */
  readonly consumer: { readonly memoryMb: number; readonly ms: number };
  readonly eventsABatch: number;
  /** Of 1 KB. */
  readonly writes: number;
  readonly eventKibibytes: number;
  readonly logKibibytes: number;
}

const services = [
  'HTTP API',
  'Lambda ingress',
  'SQS',
  'Lambda consumer',
  'DynamoDB',
  'EventBridge',
  'logs',
] as const;
export type Service = (typeof services)[number];

const lambda = ({ memoryMb, ms }: Usage['ingress']): number =>
  prices.lambda.perMillionRequests +
  million * prices.lambda.perGbSecond * (memoryMb / 1024) * (ms / 1000);

/**
 * US dollars for a million events, by service, in the order of an event's path: what a contender can change. What is the same for
 * all, or fixed, is in `npm run cost`.
 */
export const costOfMillion = (usage: Usage): Record<Service, number> => {
  const { eventsABatch, eventKibibytes } = usage;
  const chunks = Math.ceil(eventKibibytes / 64);
  return {
    'HTTP API': prices.httpApi.perMillionRequests,
    'Lambda ingress': lambda(usage.ingress),
    // Sent one by one; received and deleted a batch at a time.
    SQS: prices.sqs.perMillionRequests * (1 + 2 / eventsABatch) * chunks,
    'Lambda consumer': lambda(usage.consumer) / eventsABatch,
    DynamoDB: prices.dynamoDb.perMillionWrites * usage.writes,
    EventBridge: prices.eventBridge.perMillionEvents * chunks,
    logs: prices.cloudWatch.logsPerGb * usage.logKibibytes * kibibytesAMillionInGb,
  };
};
