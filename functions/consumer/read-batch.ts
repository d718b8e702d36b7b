import type { SQSRecord } from 'aws-lambda';
import { errorName } from './error-name.ts';
import { type ParsedDelivery, type ParseOptions, parseDelivery } from './parse-delivery.ts';
import { readDelivery } from './read-delivery.ts';
import type { Retry } from './settlement.ts';

type ReadRecord = ParsedDelivery | { readonly kind: 'fault'; readonly retry: Retry };

const receiveCount = (record: SQSRecord) => Number(record.attributes.ApproximateReceiveCount);

const readRecord = (record: SQSRecord, options: ParseOptions): ReadRecord => {
  try {
    return parseDelivery(readDelivery(record), options);
  } catch (error) {
    const { messageId, receiptHandle } = record;
    const retry = { messageId, receiptHandle, receiveCount: receiveCount(record) };
    return { kind: 'fault', retry: { ...retry, cause: 'fault', error: errorName(error) } };
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
