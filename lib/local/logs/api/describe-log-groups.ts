import * as v from 'valibot';
import type { LogGroup } from '../log-groups.ts';
import {
  groupArn,
  invalid,
  type LogsState,
  limit,
  type Operation,
  parseInput,
} from './operation.ts';
import { pageOf } from './page.ts';

const schema = v.object({
  logGroupNamePrefix: v.optional(v.string()),
  logGroupNamePattern: v.optional(v.string()),
  limit: limit(50, 50),
  nextToken: v.optional(v.string()),
});

const describe = (state: LogsState, { name, createdMs, retentionDays }: LogGroup) => ({
  logGroupName: name,
  creationTime: createdMs,
  retentionInDays: retentionDays,
  metricFilterCount: 0,
  arn: `${groupArn(state, name)}:*`,
  logGroupArn: groupArn(state, name),
  logGroupClass: 'STANDARD',
  storedBytes: 0,
  deletionProtectionEnabled: false,
});

/** @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogGroups.html */
export const describeLogGroups =
  (state: LogsState): Operation =>
  (input) => {
    const request = parseInput(schema, input);
    const { logGroupNamePrefix, logGroupNamePattern } = request;
    if (logGroupNamePrefix !== undefined && logGroupNamePattern !== undefined)
      throw invalid(
        'LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.',
      );
    const part = logGroupNamePattern?.toLowerCase() ?? '';
    const groups = state.logGroups
      .all()
      .filter(
        ({ name }) =>
          name.startsWith(logGroupNamePrefix ?? '') && name.toLowerCase().includes(part),
      )
      .sort((left, right) => (left.name < right.name ? -1 : 1));
    const { items, nextToken } = pageOf(groups, ({ name }) => name, request);
    return { logGroups: items.map((group) => describe(state, group)), nextToken };
  };
