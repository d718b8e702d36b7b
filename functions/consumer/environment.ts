import * as v from 'valibot';

const text = v.pipe(v.string(), v.nonEmpty());
const days = v.pipe(v.string(), v.digits(), v.transform(Number), v.minValue(1));

/** A message lives four days on the queue, and what is older than the memory less two days counts as stale. */
export const shortestDeduplicationDays = 7;
const seconds = v.pipe(v.string(), v.digits(), v.transform(Number), v.minValue(1));

const schema = v.object({
  DELIVERIES_TABLE: text,
  QUARANTINE_TABLE: text,
  BUS_NAME: text,
  QUEUE_URL: text,
  /** How long an `Id` is remembered after it was published. */
  DEDUPLICATION_DAYS: v.pipe(days, v.minValue(shortestDeduplicationDays)),
  QUARANTINE_DAYS: days,
  /** Longest delay between two receives of a message that keeps failing. */
  MAX_BACKOFF_SECONDS: seconds,
});

export type ConsumerEnvironment = v.InferOutput<typeof schema>;
/** What the construct writes: the same names, as strings. */
export type ConsumerVariables = v.InferInput<typeof schema>;

/** @throws Error naming every variable that is missing or malformed, never its value. */
export const readConsumerEnvironment = (
  variables: Record<string, string | undefined>,
): ConsumerEnvironment => {
  const parsed = v.safeParse(schema, variables);
  if (parsed.success) return parsed.output;
  const faults = parsed.issues.map((issue) => v.getDotPath(issue));
  throw new Error(`environment variables missing or malformed: ${faults.join(', ')}`);
};
