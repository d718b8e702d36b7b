import type { SQSRecord } from 'aws-lambda';
import { deliveryAttributes } from '../runtime/delivery-attributes.ts';
import { describeFault } from '../runtime/describe-fault.ts';
import { type ParsedDelivery, type ParseOptions, parseDelivery } from './parse-delivery.ts';
import { readDelivery } from './read-delivery.ts';
import { retryMessage, type Settlement } from './settlement.ts';

type ReadRecord = ParsedDelivery | { readonly kind: 'fault'; readonly settled: Settlement };

const readRecord = (record: SQSRecord, options: ParseOptions): ReadRecord => {
  try {
    return parseDelivery(readDelivery(record), options);
  } catch (error) {
    const { messageId, receiptHandle } = record;
    const receiveCount = Number(record.attributes.ApproximateReceiveCount);
    const deliveryId = record.messageAttributes[deliveryAttributes.deliveryId]?.stringValue;
    const message = { messageId, receiptHandle, receiveCount, deliveryId };
    const { name } = describeFault(error);
    const settled = retryMessage(message, 'fault', { step: 'read', error: name });
    return { kind: 'fault', settled };
  }
};

/** Reads and parses records. What cannot be read for a reason of ours is a fault of that record alone. */
export const readBatch = (records: readonly SQSRecord[], options: ParseOptions): ReadRecord[] =>
  records.map((record) => readRecord(record, options));
