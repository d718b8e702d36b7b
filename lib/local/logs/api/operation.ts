import * as v from 'valibot';
import { AwsError } from '../../front-door/aws-error.ts';
import type { Account } from '../../resource-type.ts';
import type { LogGroups } from '../log-groups.ts';

export interface LogsState {
  readonly logGroups: LogGroups;
  readonly account: Account;
}

/** Answers one operation of the API. @throws AwsError as AWS would. */
export type Operation = (input: unknown) => unknown;

export const invalid = (message: string) => new AwsError('InvalidParameterException', message);

const notFound = (what: string) =>
  new AwsError('ResourceNotFoundException', `The specified ${what} does not exist.`);
export const streamNotFound = () => notFound('log stream');

/** @param least - and `most` in AWS's words, when it is passed. */
export const limit = (most: number, usual: number) =>
  v.optional(
    v.pipe(
      v.number(),
      v.integer(),
      v.minValue(1, 'Member must have value greater than or equal to 1'),
      v.maxValue(most, `Member must have value less than or equal to ${most}`),
    ),
    usual,
  );

/** How every operation on one group names it. */
export const groupFields = {
  logGroupName: v.optional(v.string()),
  logGroupIdentifier: v.optional(v.string()),
};

export const parseInput = <Schema extends v.GenericSchema>(
  schema: Schema,
  input: unknown,
): v.InferOutput<Schema> => {
  const parsed = v.safeParse(schema, input);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const value = issue.input === undefined ? 'null' : `'${issue.input}'`;
  throw invalid(
    `1 validation error detected: Value ${value} at '${v.getDotPath(issue)}' failed to satisfy constraint: ${issue.message}`,
  );
};

interface NamedGroup {
  readonly logGroupName?: string | undefined;
  readonly logGroupIdentifier?: string | undefined;
}

/** The name of a group that exists. */
export const findGroup = ({ logGroups }: LogsState, named: NamedGroup): string => {
  const { logGroupName, logGroupIdentifier } = named;
  if (logGroupName !== undefined && logGroupIdentifier !== undefined)
    throw new AwsError(
      'ValidationException',
      'LogGroup name and LogGroup ARN are mutually exclusive parameters.',
    );
  const name = logGroupName ?? logGroupIdentifier?.split(':log-group:').at(-1)?.replace(/:\*$/, '');
  if (name === undefined) throw invalid('Either logGroupName or logGroupIdentifier is needed.');
  if (!logGroups.has(name)) throw notFound('log group');
  return name;
};

export const groupArn = ({ account: { region, accountId } }: LogsState, name: string): string =>
  `arn:aws:logs:${region}:${accountId}:log-group:${name}`;
