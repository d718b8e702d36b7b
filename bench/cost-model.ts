/** List prices, us-east-1, US dollars, for a million. */
const perMillion = {
  httpApiRequest: 1,
  lambdaRequest: 0.2,
  lambdaGbSecond: 13.3334,
  sqsRequest: 0.4,
  dynamoDbWrite: 0.625,
  busEvent: 1,
} as const;
const logGbUsd = 0.5;
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
  perMillion.lambdaRequest + perMillion.lambdaGbSecond * (memoryMb / 1024) * (ms / 1000);

/** US dollars for a million events, by service, in the order of an event's path. Fixed monthly prices are left out. */
export const costOfMillion = (usage: Usage): Record<Service, number> => {
  const { eventsABatch, eventKibibytes } = usage;
  const chunks = Math.ceil(eventKibibytes / 64);
  return {
    'HTTP API': perMillion.httpApiRequest,
    'Lambda ingress': lambda(usage.ingress),
    // Sent one by one; received and deleted a batch at a time.
    SQS: perMillion.sqsRequest * (1 + 2 / eventsABatch) * chunks,
    'Lambda consumer': lambda(usage.consumer) / eventsABatch,
    DynamoDB: perMillion.dynamoDbWrite * usage.writes,
    EventBridge: perMillion.busEvent * chunks,
    logs: logGbUsd * usage.logKibibytes * kibibytesAMillionInGb,
  };
};
