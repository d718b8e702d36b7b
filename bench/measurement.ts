import type { AwsStub } from './aws-stub/start-aws-stub.ts';
import type { Contenders } from './contender.ts';
import type { HostOptions } from './host/start-environment.ts';
import type { TargetName } from './targets.ts';

/** What was compared with a target. */
export interface Reached {
  readonly target: TargetName;
  readonly reached: number;
  readonly ours: number;
  /** Absent where the target is absolute. */
  readonly theirs?: number;
  /** Of `ours` and `theirs`. */
  readonly unit: string;
}

/** One table of the report: rows of a label and numbers, medians where nothing else is said. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly [label: string, ...cells: (number | string)[]])[];
  readonly note?: string;
}

/** A plot in Vega-Lite, written as `<name>.svg`. */
export interface Plot {
  readonly name: string;
  readonly title: string;
  readonly spec: object;
}

export interface Measurement {
  readonly reached: readonly Reached[];
  readonly tables: readonly Table[];
  readonly plots: readonly Plot[];
}

/** What the measurements share. */
export interface Bench {
  readonly contenders: Contenders;
  readonly stub: AwsStub;
  readonly host: HostOptions;
  /** Fewer rounds: to see that it works, not how fast. */
  readonly quick: boolean;
}
