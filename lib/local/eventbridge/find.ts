import { AwsError } from '../front-door/aws-error.ts';
import type { Archive } from './archive/archive.ts';
import type { Replay } from './archive/replay.ts';
import { nameOf } from './arns.ts';
import type { Rule } from './rule.ts';
import type { Bus, EventBridgeState } from './state.ts';

const notFound = (what: string) =>
  new AwsError('ResourceNotFoundException', `${what} does not exist.`);

/** @param nameOrArn - the default bus without one. */
export const findBus = (state: EventBridgeState, nameOrArn: string | undefined): Bus => {
  const name = nameOf(nameOrArn);
  const bus = state.buses.get(name);
  if (!bus) throw notFound(`Event bus ${name}`);
  return bus;
};

export const findRule = (bus: Bus, name: string): Rule => {
  const rule = bus.rules.get(name);
  if (rule) return rule;
  throw new AwsError(
    'ResourceNotFoundException',
    `Rule ${name} does not exist on EventBus ${bus.name}.`,
  );
};

export const findArchive = (state: EventBridgeState, name: string): Archive => {
  const archive = state.archives.get(name);
  if (!archive) throw notFound(`Archive ${name}`);
  return archive;
};

export const findReplay = (state: EventBridgeState, name: string): Replay => {
  const replay = state.replays.get(name);
  if (!replay) throw notFound(`Replay ${name}`);
  return replay;
};
