import { readFileSync } from 'node:fs';
import type { Profiler } from 'node:inspector';
import { SourceMap } from 'node:module';
import { join } from 'node:path';
import type { ContenderName } from '../contender.ts';
import { startEnvironment } from '../host/start-environment.ts';
import type { Bench, Measurement } from '../measurement.ts';
import { newBatch, newHttpEvent } from '../payloads.ts';

/** Of the processor time, by whose code it was spent in or for. */
type Shares = ReadonlyMap<string, number>;

const garbageCollection = 'garbage collection';
const node = 'Node, outside any call of ours: sockets, timers';
const own = 'our own code';
const packageOf = /node_modules\/((?:@[^/]+\/)?[^/]+)/;

/** Names the package that a position of the bundle comes from. */
const readPackages = (directory: string) => {
  const map = new SourceMap(JSON.parse(readFileSync(join(directory, 'index.mjs.map'), 'utf8')));
  return (line: number, column: number): string => {
    const entry = map.findEntry(line, column);
    const source = 'originalSource' in entry ? entry.originalSource : '';
    return packageOf.exec(source)?.[1] ?? own;
  };
};

/**
 * Each sample counts for the innermost frame of the bundle, so that what Node does for a package (a hash, a write) is that
 * package's.
 */
const sharesOf = (
  { nodes, samples = [], timeDeltas = [] }: Profiler.Profile,
  packageAt: (line: number, column: number) => string,
): Shares => {
  const spender = new Map<number, string>();
  const visit = new Map(nodes.map((one) => [one.id, one]));
  const attribute = (id: number, inherited: string): void => {
    const one = visit.get(id);
    if (!one) return;
    const { functionName, url, lineNumber, columnNumber } = one.callFrame;
    const name = url.endsWith('index.mjs') ? packageAt(lineNumber, columnNumber) : inherited;
    spender.set(id, functionName === '(garbage collector)' ? garbageCollection : name);
    for (const child of one.children ?? []) attribute(child, name);
  };
  for (const one of nodes) if (one.callFrame.functionName === '(root)') attribute(one.id, node);

  const spent = new Map<string, number>();
  let all = 0;
  for (const [index, id] of samples.entries()) {
    if (visit.get(id)?.callFrame.functionName === '(idle)') continue;
    const name = spender.get(id) ?? node;
    const time = timeDeltas[index] ?? 0;
    spent.set(name, (spent.get(name) ?? 0) + time);
    all += time;
  }
  return new Map([...spent].map(([name, time]) => [name, (100 * time) / all]));
};

const profile = async (
  { contenders, host, stub, quick }: Bench,
  name: ContenderName,
  newPayload: () => string,
): Promise<Shares> => {
  await stub.record({ clear: true, latencyMs: 0 });
  const contender = contenders.of(name);
  const environment = startEnvironment(contender, host);
  try {
    const payloads = () => Array.from({ length: quick ? 50 : 1_500 }, newPayload);
    await environment.invoke(payloads()); // until it is compiled
    const answer = await environment.invoke(payloads(), true);
    if (!answer.profile) throw new Error(`${name} gave no profile`);
    return sharesOf(answer.profile, readPackages(contender.directory));
  } finally {
    await environment.stop();
  }
};

/** Whose code takes the processor's time, warm, with AWS at no distance. */
export const measureProfile = async (bench: Bench): Promise<Measurement> => {
  const ingress = await profile(bench, 'ingress', newHttpEvent);
  const consumer = await profile(bench, 'consumer', () => newBatch(10));
  const share = (shares: Shares, name: string) => shares.get(name) ?? 0;
  const names = [...new Set([...ingress.keys(), ...consumer.keys()])].toSorted(
    (a, b) => share(ingress, b) - share(ingress, a),
  );
  const shown = names.filter((name) => share(ingress, name) >= 1 || share(consumer, name) >= 1);
  return {
    reached: [],
    tables: [
      {
        title: 'Profile: whose code takes the time',
        columns: ['', 'ingress %', 'consumer, batches of 10 %'],
        rows: shown.map((name) => [name, share(ingress, name), share(consumer, name)]),
        note: 'Of the samples of a warm process that is not idle, by the package of the innermost frame of the bundle: what Node does for a package, such as a hash or a write, is that package’s. Less than 1% is left out.',
      },
    ],
    plots: [],
  };
};
