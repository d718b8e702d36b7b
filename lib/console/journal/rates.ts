import type { Latency, Second } from '../messages.ts';

const kept = 120;

interface Bucket {
  readonly second: number;
  published: number;
  others: number;
  readonly answer: number[];
  readonly publication: number[];
}

/** What happened in each of the last two minutes' seconds. */
export interface Rates {
  readonly count: (kind: 'published' | 'others', atMs: number) => void;
  readonly measure: (kind: 'answer' | 'publication', latencyMs: number, atMs: number) => void;
  readonly seconds: (nowMs: number) => readonly Second[];
  readonly overall: (nowMs: number) => {
    readonly answer?: Latency;
    readonly publication?: Latency;
  };
}

const latencyOf = (values: readonly number[]): Latency | undefined => {
  if (values.length === 0) return undefined;
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.ceil(part * sorted.length) - 1] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
};

export const createRates = (): Rates => {
  const buckets = new Map<number, Bucket>();

  const bucketAt = (atMs: number): Bucket => {
    const second = Math.floor(atMs / 1000);
    const found = buckets.get(second);
    if (found) return found;
    const bucket = { second, published: 0, others: 0, answer: [], publication: [] };
    buckets.set(second, bucket);
    for (const old of buckets.keys()) if (old < second - kept) buckets.delete(old);
    return bucket;
  };

  const recent = (nowMs: number): readonly (Bucket | undefined)[] => {
    const last = Math.floor(nowMs / 1000);
    return Array.from({ length: kept }, (_, at) => buckets.get(last - kept + 1 + at));
  };

  return {
    count: (kind, atMs) => {
      bucketAt(atMs)[kind] += 1;
    },
    measure: (kind, latencyMs, atMs) => {
      bucketAt(atMs)[kind].push(latencyMs);
    },
    seconds: (nowMs) =>
      recent(nowMs).map((bucket) => ({
        published: bucket?.published ?? 0,
        others: bucket?.others ?? 0,
        answer: latencyOf(bucket?.answer ?? []),
        publication: latencyOf(bucket?.publication ?? []),
      })),
    overall: (nowMs) => {
      const all = recent(nowMs);
      return {
        answer: latencyOf(all.flatMap((bucket) => bucket?.answer ?? [])),
        publication: latencyOf(all.flatMap((bucket) => bucket?.publication ?? [])),
      };
    },
  };
};
