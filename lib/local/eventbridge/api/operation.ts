/** Answers one operation of the API. @throws AwsError as AWS would. */
export type Operation = (input: unknown) => unknown;

/** By the name of the API. */
export type Operations = Readonly<Record<string, Operation>>;

/** Dates travel as epoch seconds. */
export const epochSeconds = (timeMs: number | undefined): number | undefined =>
  timeMs === undefined ? undefined : timeMs / 1000;
