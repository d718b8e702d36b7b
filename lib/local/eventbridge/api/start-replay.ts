import * as v from 'valibot';
import { AwsError } from '../../front-door/aws-error.ts';
import type { Archive } from '../archive/archive.ts';
import type { Replay } from '../archive/replay.ts';
import { nameOf, replayArn } from '../arns.ts';
import { findBus } from '../find.ts';
import type { Bus, EventBridgeState } from '../state.ts';
import { replayName, textOf } from './fields.ts';
import { epochSeconds, type Operation } from './operation.ts';
import { parseRequest } from './parse-request.ts';

const arn = textOf(1, 1600);
const schema = v.object({
  ReplayName: replayName,
  Description: v.optional(textOf(0, 512)),
  EventSourceArn: arn,
  EventStartTime: v.number(),
  EventEndTime: v.number(),
  Destination: v.object({ Arn: arn, FilterArns: v.optional(v.array(arn)) }),
});

const invalid = (parameter: string, reason: string) =>
  new AwsError('ValidationException', `Parameter ${parameter} is not valid. Reason: ${reason}`);

const checkRules = (bus: Bus, filterArns: readonly string[] = []): void => {
  const known = new Set([...bus.rules.values()].map((rule) => rule.arn));
  const unknown = filterArns.find((filterArn) => !known.has(filterArn));
  if (unknown !== undefined)
    throw invalid('Destination.FilterArns', `Rule ${unknown} does not exist.`);
};

/**
 * StartReplay: checks the request and hands the replay over to be run.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_StartReplay.html
 * @see test/fixtures/aws-shapes/eventbridge/errors.json for the order and words of the refusals
 */
export const startReplay =
  (state: EventBridgeState, run: (replay: Replay, archive: Archive, bus: Bus) => void): Operation =>
  (input) => {
    const request = parseRequest(schema, input);
    const { ReplayName, EventSourceArn, EventStartTime, EventEndTime, Destination } = request;
    const bus = findBus(state, Destination.Arn);
    const archive = state.archives.get(nameOf(EventSourceArn));
    if (!archive)
      throw invalid('EventSourceArn', `Archive ${nameOf(EventSourceArn)} does not exist.`);
    if (archive.busName !== bus.name)
      throw invalid('Destination.Arn', 'Cross event bus replay is not permitted.');
    if (EventStartTime >= EventEndTime)
      throw invalid('EventEndTime', 'EventStartTime must be before EventEndTime.');
    checkRules(bus, Destination.FilterArns);
    if (state.replays.has(ReplayName))
      throw new AwsError('ResourceAlreadyExistsException', `Replay ${ReplayName} already exists.`);

    const replay: Replay = {
      name: ReplayName,
      arn: replayArn(state.place, ReplayName),
      description: request.Description,
      archiveArn: archive.arn,
      destination: Destination,
      eventStartMs: EventStartTime * 1000,
      eventEndMs: EventEndTime * 1000,
      startedMs: state.now(),
      state: 'STARTING',
    };
    state.replays.set(ReplayName, replay);
    run(replay, archive, bus);
    return {
      ReplayArn: replay.arn,
      State: replay.state,
      ReplayStartTime: epochSeconds(replay.startedMs),
    };
  };
