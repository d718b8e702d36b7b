import type { Profiler } from 'node:inspector';

/** Events as JSON text, for one invocation each. */
export interface HostRequest {
  readonly payloads: readonly string[];
  /** Whether to profile them. */
  readonly profile?: boolean;
}

export interface HostAnswer {
  /** Loading the bundle, once. */
  readonly initMs: number;
  /** Each invocation's. */
  readonly wallMs: readonly number[];
  /** Processor time of all these invocations, user and system. */
  readonly cpuMs: number;
  /** Processor time of the process since it started. */
  readonly cpuSinceStartMs: number;
  /** The most that the process ever had in memory. */
  readonly maxRssMiB: number;
  /** What the handler answered, each answer once, as JSON. */
  readonly answers: readonly string[];
  readonly profile?: Profiler.Profile;
}
