import * as v from 'valibot';
import { AwsError } from '../../front-door/aws-error.ts';

/** Answers one operation of the API. @throws AwsError as AWS would. */
export type Operation = (input: unknown) => unknown;

export const invalidValue = (message: string) =>
  new AwsError('InvalidParameterValueException', message);

/** @throws AwsError that names the first parameter at fault. */
export const parseInput = <Schema extends v.GenericSchema>(
  schema: Schema,
  input: unknown,
): v.InferOutput<Schema> => {
  const parsed = v.safeParse(schema, input);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const parameter = v.getDotPath(issue) ?? '';
  throw issue.input === undefined
    ? new AwsError(
        'MissingRequiredParameterException',
        `The request must contain the parameter ${parameter}`,
      )
    : invalidValue(`Parameter ${parameter}: ${issue.message}`);
};

/** In JSON a time is a number of seconds; here epoch milliseconds. */
export const timeSchema = v.pipe(
  v.number(),
  v.transform((seconds) => seconds * 1000),
);

export const toSeconds = (epochMs: number): number => epochMs / 1000;
