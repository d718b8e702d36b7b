import { setTimeout } from 'node:timers/promises';
import { type LoggedOutcome, readOutcomes, type Service } from './deliveries-log.ts';
import type { Deployment } from './deployment.ts';

/** Log lines become readable some seconds late and not in order: so far back every look goes. */
const overlapMs = 30_000;

const services: readonly Service[] = ['ingress', 'consumer'];

/** Every outcome once, as they become readable, until the signal. */
export async function* followOutcomes(
  deployment: Deployment,
  since: Date,
  signal: AbortSignal,
): AsyncGenerator<LoggedOutcome> {
  const seen = new Map<string, number>();
  for (let fromMs = since.getTime(); !signal.aborted; ) {
    const startedMs = Date.now();
    for (const service of services)
      for await (const outcome of readOutcomes(deployment, service, { fromMs })) {
        if (signal.aborted) return;
        const key = JSON.stringify(outcome);
        if (!seen.has(key)) yield outcome;
        seen.set(key, outcome.atMs);
      }
    fromMs = Math.max(since.getTime(), startedMs - overlapMs);
    for (const [key, atMs] of seen) if (atMs < fromMs) seen.delete(key);
    // A timer rejects for no other reason than the signal.
    await setTimeout(deployment.isLocal ? 200 : 2_000, undefined, { signal }).catch(() => {});
  }
}
