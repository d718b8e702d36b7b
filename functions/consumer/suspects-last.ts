import type { SQSRecord } from 'aws-lambda';

/** Received more often than this, a record may be the one that kills the process. */
const unsuspectedReceives = 3;

/**
 * Parts a batch into the records that may be trusted and, to be touched only once those are settled, the ones received
 * so often that they may be what kills the process: it cannot starve fresh ones then.
 */
export const suspectsLast = (records: readonly SQSRecord[]): SQSRecord[][] => {
  const isSuspect = ({ attributes }: SQSRecord) =>
    Number(attributes.ApproximateReceiveCount) > unsuspectedReceives;
  return [records.filter((record) => !isSuspect(record)), records.filter(isSuspect)].filter(
    (part) => part.length > 0,
  );
};
