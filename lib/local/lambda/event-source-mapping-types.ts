import type { InvocationResult } from './function-types.ts';

/** What an `AWS::Lambda::EventSourceMapping` on an SQS queue says, and where the queue is. */
export interface EventSourceMappingOptions {
  /** `http://127.0.0.1:PORT/000000000000/NAME`: a host that resolves here. */
  readonly queueUrl: string;
  readonly queueArn: string;
  /** Where the SQS API is: the emulator, or a front door before it. */
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** @default 10 */
  readonly batchSize?: number;
  /** @default 0 - invoke with whatever the first receive brought */
  readonly maximumBatchingWindowSeconds?: number;
  /** `ScalingConfig.MaximumConcurrency`; here never more than 5 pollers run. @default 5 */
  readonly maximumConcurrency?: number;
  /** @default [] - a batch succeeds or fails as a whole */
  readonly functionResponseTypes?: readonly string[];
  /** @default true */
  readonly enabled?: boolean;
  readonly invoke: (event: SqsEvent) => Promise<InvocationResult>;
  /** Hears of faults that AWS would show as metrics: a failed receive, a batch that failed and why. */
  readonly onProblem?: (problem: EventSourceProblem) => void;
}

export interface EventSourceProblem {
  readonly kind: 'receive' | 'delete' | 'invoke' | 'functionError' | 'invalidResponse';
  readonly message: string;
  readonly messageIds: readonly string[];
  readonly cause?: unknown;
}

export interface EventSourceMapping {
  /**
   * Begins no further receive; what those under way bring is still processed. Resolves when none is under way and
   * every batch is done: from then on the queue only grows.
   */
  readonly pause: () => Promise<void>;
  readonly resume: () => void;
  /** `pause` for good, and 5 s at most: what is not done by then keeps its messages invisible until their time is up. */
  readonly stop: () => Promise<void>;
}

export interface SqsEvent {
  readonly Records: readonly SqsRecord[];
}

/** @see https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html "Example Amazon SQS message event (standard queue)" */
export interface SqsRecord {
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly messageAttributes: Readonly<Record<string, SqsRecordAttribute>>;
  readonly md5OfMessageAttributes?: string;
  readonly md5OfBody: string;
  readonly eventSource: 'aws:sqs';
  readonly eventSourceARN: string;
  readonly awsRegion: string;
}

export interface SqsRecordAttribute {
  readonly stringValue?: string;
  /** Base64. */
  readonly binaryValue?: string;
  readonly stringListValues: readonly string[];
  readonly binaryListValues: readonly string[];
  readonly dataType: string;
}
