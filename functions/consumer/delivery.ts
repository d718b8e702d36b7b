import type { BodyEncoding } from '../runtime/delivery-attributes.ts';

/** One accepted POST, read back from its SQS message. */
export interface Delivery {
  readonly messageId: string;
  readonly receiptHandle: string;
  /** 1 the first time. */
  readonly receiveCount: number;
  readonly deliveryId: string;
  readonly endpoint: string;
  /** ISO 8601 with `Z`. */
  readonly receivedAt: string;
  readonly encoding: BodyEncoding;
  readonly eventHeader?: string | undefined;
  readonly contentType?: string | undefined;
  /** X-Ray's `AWSTraceHeader`. */
  readonly traceHeader?: string | undefined;
  /** A person released it from the quarantine, and answers for it being new. */
  readonly released?: boolean | undefined;
  /** The exact bytes of the request. */
  readonly body: Buffer;
}
