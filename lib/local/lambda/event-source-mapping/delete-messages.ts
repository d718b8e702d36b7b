import { setTimeout as sleep } from 'node:timers/promises';
import { DeleteMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { SqsRecord } from '../event-source-mapping-types.ts';

/** A lost delete runs the function a second time: worth more than the SDK's own attempts. */
const pausesMs = [50, 200, 800];
/** SQS's limit for a batch of deletes. */
const batchLimit = 10;

interface Refused {
  readonly records: readonly SqsRecord[];
  readonly cause?: unknown;
}

const deleteOnce = async (
  client: SQSClient,
  queueUrl: string,
  records: readonly SqsRecord[],
): Promise<Refused> => {
  try {
    const { Failed = [] } = await client.send(
      new DeleteMessageBatchCommand({
        QueueUrl: queueUrl,
        Entries: records.map(({ receiptHandle }, index) => ({
          Id: String(index),
          ReceiptHandle: receiptHandle,
        })),
      }),
    );
    const failed = new Set(Failed.map(({ Id }) => Id));
    return { records: records.filter((_, index) => failed.has(String(index))), cause: Failed[0] };
  } catch (cause) {
    return { records, cause };
  }
};

const deleteBatch = async (
  client: SQSClient,
  queueUrl: string,
  records: readonly SqsRecord[],
): Promise<Refused> => {
  let refused = await deleteOnce(client, queueUrl, records);
  for (const pauseMs of pausesMs) {
    if (refused.records.length === 0) break;
    await sleep(pauseMs);
    refused = await deleteOnce(client, queueUrl, refused.records);
  }
  return refused;
};

/** Deletes what was processed, and returns what could not be deleted. */
export const deleteMessages = async (
  client: SQSClient,
  queueUrl: string,
  records: readonly SqsRecord[],
): Promise<Refused> => {
  const batches = Array.from({ length: Math.ceil(records.length / batchLimit) }, (_, index) =>
    records.slice(index * batchLimit, (index + 1) * batchLimit),
  );
  const refused = await Promise.all(batches.map((batch) => deleteBatch(client, queueUrl, batch)));
  return {
    records: refused.flatMap((each) => each.records),
    cause: refused.find((each) => each.records.length > 0)?.cause,
  };
};
