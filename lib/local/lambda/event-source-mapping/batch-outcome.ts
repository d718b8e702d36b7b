import * as v from 'valibot';
import type { EventSourceProblem } from '../event-source-mapping-types.ts';
import type { InvocationResult } from '../function-types.ts';

/** Which messages are to be deleted, and what went wrong with the others. */
export interface BatchOutcome {
  readonly succeeded: readonly string[];
  readonly problem?: EventSourceProblem;
}

const responseSchema = v.nullable(
  v.pipe(
    v.unknown(),
    v.check((response) => !Array.isArray(response)),
    v.object({
      batchItemFailures: v.nullish(
        v.array(v.object({ itemIdentifier: v.pipe(v.string(), v.nonEmpty()) })),
      ),
    }),
  ),
);

const allFailed = (
  messageIds: readonly string[],
  kind: EventSourceProblem['kind'],
  message: string,
): BatchOutcome => ({ succeeded: [], problem: { kind, message, messageIds } });

/**
 * Judges a batch by what the function answered.
 *
 * A function error fails the whole batch. With `ReportBatchItemFailures` the answer names what failed; null, `{}` and an
 * empty or null list mean that nothing did; anything else that is not such a list, or names a message that the batch
 * does not have, fails all of it.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html "Success and failure conditions"
 */
export const batchOutcome = (
  result: InvocationResult,
  messageIds: readonly string[],
  reportsItemFailures: boolean,
): BatchOutcome => {
  if (!result.ok)
    return allFailed(
      messageIds,
      'functionError',
      `${result.payload.errorType}: ${result.payload.errorMessage}`,
    );
  if (!reportsItemFailures) return { succeeded: messageIds };

  const response = v.safeParse(responseSchema, result.payload);
  if (!response.success)
    return allFailed(
      messageIds,
      'invalidResponse',
      `not a partial batch response, at ${v.getDotPath(response.issues[0]) ?? 'its root'}`,
    );

  const failed = new Set(
    response.output?.batchItemFailures?.map(({ itemIdentifier }) => itemIdentifier),
  );
  const known = new Set(messageIds);
  const unknown = [...failed].find((id) => !known.has(id));
  if (unknown !== undefined)
    return allFailed(
      messageIds,
      'invalidResponse',
      `batchItemFailures names ${unknown}, which the batch does not have`,
    );
  return { succeeded: messageIds.filter((id) => !failed.has(id)) };
};
