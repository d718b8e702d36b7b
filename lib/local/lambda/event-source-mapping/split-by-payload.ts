import type { SqsRecord } from '../event-source-mapping-types.ts';
import { requestLimitBytes } from '../payload-limits.ts';

const envelopeBytes = Buffer.byteLength('{"Records":[]}');

/**
 * Cuts a batch where the invocation would pass 6 MB: ten messages of 1 MiB do not fit in one.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html#invocation-eventsourcemapping-batching
 */
export const splitByPayload = (
  records: readonly SqsRecord[],
  limitBytes: number = requestLimitBytes,
): readonly (readonly SqsRecord[])[] => {
  const batches: SqsRecord[][] = [];
  let room = 0;
  for (const record of records) {
    const bytes = Buffer.byteLength(JSON.stringify(record)) + 1; // and its comma
    const batch = batches.at(-1);
    if (batch && bytes <= room) {
      batch.push(record);
      room -= bytes;
    } else {
      batches.push([record]);
      room = limitBytes - envelopeBytes - bytes;
    }
  }
  return batches;
};
