import type { SQSRecord } from 'aws-lambda';
import { describeFault } from '../runtime/describe-fault.ts';
import { type ParsedDelivery, type ParseOptions, parseDelivery } from './parse-delivery.ts';
import { readDelivery } from './read-delivery.ts';
import { retryMessage, type Settlement } from './settlement.ts';

type ReadRecord = ParsedDelivery | { readonly kind: 'fault'; readonly settled: Settlement };

const receiveCount = (record: SQSRecord) => Number(record.attributes.ApproximateReceiveCount);

const readRecord = (record: SQSRecord, options: ParseOptions): ReadRecord => {
  try {
    return parseDelivery(readDelivery(record), options);
  } catch (error) {
    const { messageId, receiptHandle } = record;
    const message = { messageId, receiptHandle, receiveCount: receiveCount(record) };
    const { name } = describeFault(error);
    const settled = retryMessage(message, 'fault', { step: 'read', error: name });
    return { kind: 'fault', settled };
  }
};

/**
 * Reads and parses every record of a batch, the least often received first: one that kills the process cannot starve
 * fresh ones. What cannot be read for a reason of ours is a fault of that record alone.
 */
export const readBatch = (records: readonly SQSRecord[], options: ParseOptions): ReadRecord[] =>
  records
    .toSorted((a, b) => receiveCount(a) - receiveCount(b))
    .map((record) => readRecord(record, options));
