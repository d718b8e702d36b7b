import * as v from 'valibot';
import type { LogEvent } from '../log-groups.ts';
import {
  findGroup,
  groupArn,
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
  logStreamNamePrefix: v.optional(v.string(), ''),
  orderBy: v.optional(v.picklist(['LogStreamName', 'LastEventTime']), 'LogStreamName'),
  descending: v.optional(v.boolean(), false),
  limit: limit(50, 50),
  nextToken: v.optional(v.string()),
});

interface Stream {
  readonly logStreamName: string;
  readonly creationTime: number;
  readonly firstEventTimestamp: number;
  readonly lastEventTimestamp: number;
  readonly lastIngestionTime: number;
}

/** A stream is made by its first event here; one whose events were dropped is gone. */
const streamsOf = (events: readonly LogEvent[]): readonly Stream[] => {
  const streams = new Map<string, Stream>();
  for (const { logStreamName, timestamp, ingestionTime } of events) {
    const before = streams.get(logStreamName);
    streams.set(logStreamName, {
      logStreamName,
      creationTime: before?.creationTime ?? ingestionTime,
      firstEventTimestamp: Math.min(before?.firstEventTimestamp ?? timestamp, timestamp),
      lastEventTimestamp: Math.max(before?.lastEventTimestamp ?? timestamp, timestamp),
      lastIngestionTime: ingestionTime,
    });
  }
  return [...streams.values()];
};

/** @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogStreams.html */
export const describeLogStreams =
  (state: LogsState): Operation =>
  (input) => {
    const request = parseInput(schema, input);
    const group = findGroup(state, request);
    if (request.orderBy === 'LastEventTime' && request.logStreamNamePrefix !== '')
      throw invalid('Cannot order by LastEventTime with a logStreamNamePrefix.');
    const sign = request.descending ? -1 : 1;
    const compare = (left: Stream, right: Stream): number =>
      request.orderBy === 'LastEventTime'
        ? left.lastEventTimestamp - right.lastEventTimestamp
        : left.logStreamName < right.logStreamName
          ? -1
          : 1;
    const streams = streamsOf(state.logGroups.read(group))
      .filter(({ logStreamName }) => logStreamName.startsWith(request.logStreamNamePrefix))
      .sort((left, right) => sign * compare(left, right));
    const { items, nextToken } = pageOf(streams, ({ logStreamName }) => logStreamName, request);
    return {
      logStreams: items.map((stream) => ({
        ...stream,
        arn: `${groupArn(state, group)}:log-stream:${stream.logStreamName}`,
        storedBytes: 0,
      })),
      nextToken,
    };
  };
