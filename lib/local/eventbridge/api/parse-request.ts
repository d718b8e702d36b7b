import * as v from 'valibot';
import { AwsError } from '../../front-door/aws-error.ts';

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** `targets.1.member.id`: AWS counts from one and names members as its Java code does. */
const pathOf = (issue: v.BaseIssue<unknown>): string =>
  (issue.path ?? [])
    .map(({ key }) => (typeof key === 'number' ? `${key + 1}.member` : lowerFirst(`${key}`)))
    .join('.');

const complaintOf = (issue: v.BaseIssue<unknown>): string => {
  const isMissing = issue.input === undefined;
  const value = typeof issue.input === 'string' ? issue.input : JSON.stringify(issue.input);
  const constraint = isMissing ? 'Member must not be null' : issue.message;
  return `Value ${isMissing ? 'null' : `'${value}'`} at '${pathOf(issue)}' failed to satisfy constraint: ${constraint}`;
};

/**
 * A request's parameters.
 *
 * @throws AwsError `ValidationException` that names every parameter at fault, in AWS's words. A parameter that EventBridge
 * has and the local cloud does not honour is named as well.
 */
export const parseRequest = <Schema extends v.GenericSchema>(
  schema: Schema,
  input: unknown,
): v.InferOutput<Schema> => {
  const parsed = v.safeParse(schema, input);
  if (parsed.success) return parsed.output;
  const { issues } = parsed;
  const unknownKeys = issues.filter(
    ({ type, expected }) => type === 'strict_object' && expected === 'never',
  );
  if (unknownKeys.length > 0)
    throw new AwsError(
      'ValidationException',
      `The local cloud does not honour ${unknownKeys.map((issue) => v.getDotPath(issue)).join(', ')}.`,
    );
  const noun = issues.length === 1 ? 'error' : 'errors';
  throw new AwsError(
    'ValidationException',
    `${issues.length} validation ${noun} detected: ${issues.map(complaintOf).join('; ')}`,
  );
};
