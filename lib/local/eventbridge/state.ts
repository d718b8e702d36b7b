import type { Archive } from './archive/archive.ts';
import type { Replay } from './archive/replay.ts';
import type { Rule } from './rule.ts';

/** What ARNs are made of. */
export interface EventBridgePlace {
  readonly region: string;
  readonly accountId: string;
}

export interface Bus {
  readonly name: string;
  readonly arn: string;
  readonly description?: string;
  readonly createdMs: number;
  /** By name. A rule that changes is replaced. */
  readonly rules: Map<string, Rule>;
}

/** All that EventBridge remembers, each by name. */
export interface EventBridgeState {
  readonly place: EventBridgePlace;
  readonly buses: Map<string, Bus>;
  readonly archives: Map<string, Archive>;
  readonly replays: Map<string, Replay>;
  readonly now: () => number;
}
