import * as v from 'valibot';
import {
  findGroup,
  groupFields,
  invalid,
  type LogsState,
  limit,
  type Operation,
  parseInput,
  streamNotFound,
} from './operation.ts';

const schema = v.object({
  ...groupFields,
  logStreamName: v.string(),
  startTime: v.optional(v.number(), 0),
  endTime: v.optional(v.number(), Number.POSITIVE_INFINITY),
  startFromHead: v.optional(v.boolean(), false),
  limit: limit(10_000, 10_000),
  nextToken: v.optional(v.string()),
});

/** `f/` goes on after an event, `b/` ends before one: ids have a fixed length, so that they compare as texts. */
const token = /^([fb])\/(\d{56})$/;

const readToken = (nextToken: string) => {
  const [, direction, eventId = ''] = token.exec(nextToken) ?? [];
  if (direction === undefined) throw invalid('The specified nextToken is invalid.');
  return { isForward: direction === 'f', eventId };
};

/**
 * One stream, page by page in both directions. At an end the token given is the token that came.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html
 */
export const getLogEvents =
  (state: LogsState): Operation =>
  (input) => {
    const request = parseInput(schema, input);
    const { startTime, endTime, nextToken } = request;
    const group = findGroup(state, request);
    const stream = state.logGroups
      .read(group)
      .filter(({ logStreamName }) => logStreamName === request.logStreamName);
    if (stream.length === 0) throw streamNotFound();
    const inRange = stream.filter(
      // Here, unlike in FilterLogEvents, the end does not belong to the range.
      ({ timestamp }) => timestamp >= startTime && timestamp < endTime,
    );

    const from = nextToken === undefined ? undefined : readToken(nextToken);
    const isForward = from ? from.isForward : request.startFromHead;
    const ahead = inRange.filter(
      ({ eventId }) => !from || (isForward ? eventId > from.eventId : eventId < from.eventId),
    );
    const events = isForward ? ahead.slice(0, request.limit) : ahead.slice(-request.limit);
    const first = events.at(0)?.eventId ?? from?.eventId ?? ''.padStart(56, '0');
    const last = events.at(-1)?.eventId ?? from?.eventId ?? ''.padStart(56, '0');
    return {
      events: events.map(({ timestamp, message, ingestionTime }) => ({
        timestamp,
        message,
        ingestionTime,
      })),
      nextForwardToken: `f/${last}`,
      nextBackwardToken: `b/${first}`,
    };
  };
