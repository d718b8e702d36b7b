import { AwsError } from '../front-door/aws-error.ts';
import { describeLogGroups } from './api/describe-log-groups.ts';
import { describeLogStreams } from './api/describe-log-streams.ts';
import { filterLogEvents } from './api/filter-log-events.ts';
import { getLogEvents } from './api/get-log-events.ts';
import type { LogsState, Operation } from './api/operation.ts';

export interface Logs {
  /** Answers one operation of the API, by name. @throws AwsError as AWS would. */
  readonly call: (operation: string, input: unknown) => unknown;
  /** By the names of the API. */
  readonly operations: readonly string[];
}

/** The API of CloudWatch Logs, for reading. */
export const createLogs = (state: LogsState): Logs => {
  const operations: Readonly<Record<string, Operation>> = {
    FilterLogEvents: filterLogEvents(state),
    GetLogEvents: getLogEvents(state),
    DescribeLogGroups: describeLogGroups(state),
    DescribeLogStreams: describeLogStreams(state),
  };
  return {
    operations: Object.keys(operations),
    call: (operation, input) => {
      const run = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
      if (!run) throw new AwsError('UnknownOperationException', `${operation} is not emulated`);
      return run(input);
    },
  };
};
