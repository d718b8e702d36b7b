import * as v from 'valibot';
import { AwsError } from '../../front-door/aws-error.ts';
import type { Secrets } from '../stored-secret.ts';

export interface SecretsState {
  readonly secrets: Secrets;
  readonly now: () => number;
}

/** Answers one operation of the API. @throws AwsError as AWS would. */
export type Operation = (input: unknown) => unknown;

export const secretId = v.pipe(v.string(), v.minLength(1), v.maxLength(2048));
export const stageName = v.pipe(v.string(), v.minLength(1), v.maxLength(256));

/** Dates travel as epoch seconds. */
export const epochSeconds = (timeMs: number | undefined): number | undefined =>
  timeMs === undefined ? undefined : timeMs / 1000;

const dayMs = 86_400_000;

/** Of an access only the day is told. @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DescribeSecret.html */
export const epochDay = (timeMs: number | undefined): number | undefined =>
  timeMs === undefined ? undefined : epochSeconds(Math.floor(timeMs / dayMs) * dayMs);

export const parseInput = <Schema extends v.GenericSchema>(
  schema: Schema,
  input: unknown,
): v.InferOutput<Schema> => {
  const parsed = v.safeParse(schema, input);
  if (parsed.success) return parsed.output;
  const at = v.getDotPath(parsed.issues[0]) ?? '';
  throw new AwsError('InvalidParameterException', `The parameter ${at} is missing or not valid.`);
};

export const invalidParameter = (message: string) =>
  new AwsError('InvalidParameterException', message);
