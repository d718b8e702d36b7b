import * as v from 'valibot';
import { AwsError } from '../../front-door/aws-error.ts';
import type { Replay } from '../archive/replay.ts';
import { findReplay } from '../find.ts';
import type { EventBridgeState } from '../state.ts';
import { oneOf, pageFields, replayName, textOf } from './fields.ts';
import { epochSeconds, type Operations } from './operation.ts';
import { pageOf } from './page.ts';
import { parseRequest } from './parse-request.ts';

const oneReplaySchema = v.object({ ReplayName: replayName });
const listSchema = v.object({
  NamePrefix: v.optional(textOf(1, 64)),
  EventSourceArn: v.optional(textOf(1, 1600)),
  State: v.optional(
    oneOf(['STARTING', 'RUNNING', 'CANCELLING', 'COMPLETED', 'CANCELLED', 'FAILED']),
  ),
  ...pageFields,
});

const summarise = (replay: Replay) => ({
  ReplayName: replay.name,
  EventSourceArn: replay.archiveArn,
  State: replay.state,
  EventStartTime: epochSeconds(replay.eventStartMs),
  EventEndTime: epochSeconds(replay.eventEndMs),
  EventLastReplayedTime: epochSeconds(replay.lastReplayedMs),
  ReplayStartTime: epochSeconds(replay.startedMs),
  ReplayEndTime: epochSeconds(replay.endedMs),
});

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeReplay.html and the pages beside it */
export const replayOperations = (state: EventBridgeState): Operations => ({
  DescribeReplay: (input) => {
    const replay = findReplay(state, parseRequest(oneReplaySchema, input).ReplayName);
    return {
      ...summarise(replay),
      ReplayArn: replay.arn,
      Description: replay.description,
      Destination: replay.destination,
    };
  },
  ListReplays: (input) => {
    const request = parseRequest(listSchema, input);
    const { NamePrefix = '', EventSourceArn, State } = request;
    const replays = [...state.replays.values()].filter(
      (replay) =>
        replay.name.startsWith(NamePrefix) &&
        (EventSourceArn === undefined || replay.archiveArn === EventSourceArn) &&
        (State === undefined || replay.state === State),
    );
    const { items, NextToken } = pageOf(replays, request);
    return { Replays: items.map(summarise), NextToken };
  },
  CancelReplay: (input) => {
    const replay = findReplay(state, parseRequest(oneReplaySchema, input).ReplayName);
    if (replay.state !== 'STARTING' && replay.state !== 'RUNNING')
      throw new AwsError(
        'IllegalStatusException',
        `Replay ${replay.name} is not in a valid state for this operation.`,
      );
    replay.state = 'CANCELLING';
    return { ReplayArn: replay.arn, State: replay.state };
  },
});
