import type { SQSRecord } from 'aws-lambda';

/** Received more often than this, a record may be the one that kills the process. */
const unsuspectedReceives = 3;

const receiveCount = ({ attributes }: SQSRecord) => Number(attributes.ApproximateReceiveCount);

/**
 * Parts a batch into records to be settled together, the least often received first. Records received so often that they
 * may be what kills the process come last, each by itself and equals in random order: whichever it is, it cannot keep the
 * others from being settled for ever.
 *
 * @param random - from 0 to below 1.
 */
export const partBatch = (records: readonly SQSRecord[], random: () => number): SQSRecord[][] => {
  const inOrder = records
    .map((record) => ({ record, count: receiveCount(record), tie: random() }))
    .toSorted((a, b) => a.count - b.count || a.tie - b.tie);
  const trusted = inOrder.filter(({ count }) => count <= unsuspectedReceives);
  const suspects = inOrder.filter(({ count }) => count > unsuspectedReceives);
  const parts = [trusted, ...suspects.map((suspect) => [suspect])];
  return parts.filter((part) => part.length > 0).map((part) => part.map(({ record }) => record));
};
