import type { Latency, Pulse, Second } from '../messages.ts';

const kept = 120;

interface Bucket {
  published: number;
  others: number;
  readonly answer: number[];
  readonly publication: number[];
}

/** What happened in each of the last two minutes' seconds. */
export interface Rates {
  readonly count: (kind: 'published' | 'others', atMs: number) => void;
  readonly measure: (kind: 'answer' | 'publication', latencyMs: number, atMs: number) => void;
  readonly read: (nowMs: number) => Pick<Pulse, 'seconds' | 'overall'>;
}

const newBucket = (): Bucket => ({ published: 0, others: 0, answer: [], publication: [] });

const latencyOf = (values: readonly number[]): Latency | undefined => {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.ceil(part * sorted.length) - 1] ?? 0;
  return sorted.length > 0 ? { p50: at(0.5), p95: at(0.95) } : undefined;
};

const secondOf = ({ answer, publication, ...counts }: Bucket): Second => ({
  ...counts,
  answer: latencyOf(answer),
  publication: latencyOf(publication),
});

export const createRates = (): Rates => {
  const buckets = new Map<number, Bucket>();

  const bucketAt = (atMs: number): Bucket => {
    const second = Math.floor(atMs / 1000);
    const bucket = buckets.get(second) ?? newBucket();
    buckets.set(second, bucket);
    for (const old of buckets.keys()) if (old < second - kept) buckets.delete(old);
    return bucket;
  };

  return {
    count: (kind, atMs) => {
      bucketAt(atMs)[kind] += 1;
    },
    measure: (kind, latencyMs, atMs) => {
      bucketAt(atMs)[kind].push(latencyMs);
    },
    read: (nowMs) => {
      const first = Math.floor(nowMs / 1000) - kept + 1;
      const all = Array.from({ length: kept }, (_, at) => buckets.get(first + at) ?? newBucket());
      return {
        seconds: all.map(secondOf),
        overall: {
          answer: latencyOf(all.flatMap(({ answer }) => answer)),
          publication: latencyOf(all.flatMap(({ publication }) => publication)),
        },
      };
    },
  };
};
