import * as v from 'valibot';
import { AwsError } from '../front-door/aws-error.ts';

/** @throws AwsError in SQS's words, naming the first parameter at fault. */
export const parseInput = <Schema extends v.GenericSchema>(
  schema: Schema,
  input: unknown,
): v.InferOutput<Schema> => {
  const parsed = v.safeParse(schema, input);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const parameter = v.getDotPath(issue) ?? '';
  if (issue.input === undefined)
    throw new AwsError('MissingParameter', `The request must contain the parameter ${parameter}.`);
  throw new AwsError(
    'InvalidParameterValue',
    `Value ${JSON.stringify(issue.input)} for parameter ${parameter} is invalid.`,
  );
};
