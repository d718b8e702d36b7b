import type { ExecutionEnvironment } from '../aws/execution-environment.ts';
import type { Note } from '../ledger/trail.ts';
import type { Random } from '../random.ts';
import type { VirtualTime } from '../time/virtual-time.ts';
import { answered, drawFate, type Fate } from './fates.ts';
import type { Faults } from './faults.ts';
import type { OutageOf, Service } from './outages.ts';

export interface RequestOptions {
  readonly service: Service;
  readonly operation: string;
  readonly timeoutMs: number;
  /** How many times as often as others it meets a fault; rare requests do, so that each kind of them meets enough. */
  readonly exposure?: number;
  readonly note?: Note;
}

/** Carries one request to a service and its answer back, or fails to. */
export interface Wire {
  /** @param act - what the service does, in one step; what it throws is its answer too. */
  readonly request: <Answer>(
    process: ExecutionEnvironment,
    options: RequestOptions,
    act: () => Answer,
  ) => Promise<Answer>;
}

const latestActMs = 6000;

export const makeWire = (
  time: VirtualTime,
  random: Random,
  faults: Faults,
  outageOf: OutageOf,
): Wire => {
  const { intensity, slowPerMille } = faults.scenario;
  const fateOf = (service: Service, exposure: number): Fate => {
    if (!faults.areOn()) return answered;
    const outage = outageOf(service, time.now());
    if (outage && faults.happens(`outage: ${outage.fate.kind}`, outage.perMille))
      return outage.fate;
    const fate = drawFate(random, intensity * exposure);
    if (fate !== answered) faults.count(fate.kind);
    return fate;
  };
  const latencyMs = (timeoutMs: number): number =>
    faults.happens('slow answer', slowPerMille)
      ? random.between(40, timeoutMs - 1)
      : random.between(3, 40);

  const request = async <Answer>(
    process: ExecutionEnvironment,
    { service, operation, timeoutMs, exposure = 1, note }: RequestOptions,
    act: () => Answer,
  ): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const send = () => {
        const { kind, acts, error, waits } = fateOf(service, exposure);
        const latency = latencyMs(timeoutMs);
        note?.(`sends ${operation}: ${kind}`);

        let answer = () => {};
        const perform = () => {
          try {
            const result = act();
            note?.(`${operation} is done: ${JSON.stringify(result)}`);
            answer = () => resolve(result);
          } catch (refusal) {
            note?.(`${operation} is refused: ${refusal}`);
            answer = () => reject(refusal);
          }
        };
        if (acts === 'inTime') time.after(Math.floor(latency / 2), perform);
        if (acts === 'late') time.after(timeoutMs + random.below(latestActMs), perform);
        time.after(waits ? timeoutMs : latency, () =>
          process.afterAwait(() => (error ? reject(error()) : answer()), exposure),
        );
      };
      process.beforeAwait(send, exposure);
    });

  return { request };
};
