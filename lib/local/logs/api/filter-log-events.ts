import * as v from 'valibot';
import { compileFilterPattern } from '../filter-pattern/filter-pattern.ts';
import {
  findGroup,
  groupFields,
  invalid,
  type LogsState,
  limit,
  type Operation,
  parseInput,
} from './operation.ts';
import { pageOf } from './page.ts';

const schema = v.object({
  ...groupFields,
  logStreamNames: v.optional(v.array(v.string())),
  logStreamNamePrefix: v.optional(v.string()),
  startTime: v.optional(v.number(), 0),
  endTime: v.optional(v.number(), Number.POSITIVE_INFINITY),
  filterPattern: v.optional(v.string(), ''),
  limit: limit(10_000, 10_000),
  nextToken: v.optional(v.string()),
});

/**
 * In the order of their time. Both ends of the range belong to it.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html
 */
export const filterLogEvents =
  (state: LogsState): Operation =>
  (input) => {
    const request = parseInput(schema, input);
    const { logStreamNames, logStreamNamePrefix = '', startTime, endTime } = request;
    const group = findGroup(state, request);
    if (logStreamNames && request.logStreamNamePrefix !== undefined)
      throw invalid('logStreamNames and logStreamNamePrefix are mutually exclusive.');
    const matches = compileFilterPattern(request.filterPattern);
    const found = state.logGroups
      .read(group)
      .filter(
        ({ timestamp, logStreamName, message }) =>
          timestamp >= startTime &&
          timestamp <= endTime &&
          (logStreamNames?.includes(logStreamName) ?? true) &&
          logStreamName.startsWith(logStreamNamePrefix) &&
          matches(message),
      )
      .sort((left, right) => left.timestamp - right.timestamp);
    const { items, nextToken } = pageOf(found, ({ eventId }) => eventId, request);
    return { events: items, searchedLogStreams: [], nextToken };
  };
