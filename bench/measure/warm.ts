import type { ContenderName } from '../contender.ts';
import { type Environment, startEnvironment } from '../host/start-environment.ts';
import type { Bench } from '../measurement.ts';
import { inTurn, median } from '../statistics.ts';

/** How far AWS is, in milliseconds before each answer. */
export const latencies = [0, 5, 20] as const;

/** One contender's rounds under one load. */
export interface Warm {
  /** Of each round, an invocation. */
  readonly cpuMs: readonly number[];
  /** Of each round, an invocation: the round's median. */
  readonly wallMs: readonly number[];
  /** An invocation, by operation. */
  readonly calls: Readonly<Record<string, number>>;
  readonly logBytes: number;
  /** The most that the process ever had. */
  readonly maxRssMiB: number;
}

export interface Load {
  readonly newPayload: () => string;
  readonly latencyMs: number;
  readonly invocations: number;
  readonly rounds: number;
  /** What each invocation must answer, as JSON. */
  readonly answer: string;
}

const sum = (records: readonly Readonly<Record<string, number>>[]): Record<string, number> => {
  const total: Record<string, number> = {};
  for (const [name, count] of records.flatMap((record) => Object.entries(record)))
    total[name] = (total[name] ?? 0) + count;
  return total;
};

/** Contenders that are up and warm, each in its process, until they are stopped. */
export const startWarm = async (bench: Bench, names: readonly ContenderName[]) => {
  const { stub, contenders, host } = bench;
  const environments = new Map<ContenderName, Environment>(
    names.map((name) => [name, startEnvironment(contenders.of(name), host)]),
  );

  const runRound = async (name: ContenderName, environment: Environment, load: Load) => {
    await stub.record({ clear: true, latencyMs: load.latencyMs });
    const logged = environment.logBytes();
    const payloads = Array.from({ length: load.invocations }, load.newPayload);
    const { answers, cpuMs, wallMs, maxRssMiB } = await environment.invoke(payloads);
    if (answers.join() !== load.answer) throw new Error(`${name} answered ${answers.join()}`);
    const { calls } = await stub.record({ clear: true });
    return {
      cpuMs: cpuMs / load.invocations,
      wallMs: median(wallMs),
      calls,
      maxRssMiB,
      logBytes: environment.logBytes() - logged,
    };
  };

  return {
    /** A round of each, in turn, again and again; another one begins each time. */
    run: async (load: Load): Promise<ReadonlyMap<ContenderName, Warm>> => {
      const rounds = new Map<ContenderName, Awaited<ReturnType<typeof runRound>>[]>();
      for (let round = 0; round < (bench.quick ? 2 : load.rounds); round += 1)
        for (const [name, environment] of inTurn([...environments], round))
          rounds.set(name, [...(rounds.get(name) ?? []), await runRound(name, environment, load)]);
      return new Map(
        [...rounds].map(([name, done]) => {
          const invocations = done.length * load.invocations;
          const calls = Object.entries(sum(done.map((round) => round.calls)));
          const warm: Warm = {
            cpuMs: done.map((round) => round.cpuMs),
            wallMs: done.map((round) => round.wallMs),
            calls: Object.fromEntries(calls.map(([call, count]) => [call, count / invocations])),
            logBytes: done.reduce((bytes, round) => bytes + round.logBytes, 0) / invocations,
            maxRssMiB: Math.max(...done.map((round) => round.maxRssMiB)),
          };
          return [name, warm];
        }),
      );
    },
    stop: async () => {
      await Promise.all([...environments.values()].map((environment) => environment.stop()));
    },
  };
};
