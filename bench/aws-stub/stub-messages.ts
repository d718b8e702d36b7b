import type { PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import type { SendMessageRequest } from '@aws-sdk/client-sqs';

/** Sets what is to come, and asks for what was. */
export interface StubRequest {
  /** Before each answer. */
  readonly latencyMs: number;
  /** Forgets every item. */
  readonly clear: boolean;
}

/** Since the request before. */
export interface StubRecord {
  /** By operation. */
  readonly calls: Readonly<Record<string, number>>;
  readonly published: readonly PutEventsRequestEntry[];
  readonly sent: readonly SendMessageRequest[];
}

export type StubAnswer = { readonly port: number } | StubRecord;
