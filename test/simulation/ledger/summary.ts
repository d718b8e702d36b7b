import type { Cloud } from '../aws/cloud.ts';
import { type BoundTerm, boundTerms, excuseOf } from './excuse.ts';
import { type Place, type Places, places } from './locate.ts';

/** What a run came to, counted by the model of the cloud. */
export interface Summary {
  readonly virtualMs: number;
  readonly deliveries: number;
  readonly invocations: number;
  readonly receives: number;
  readonly faults: ReadonlyMap<string, number>;
  /** Deliveries by where they ended. */
  readonly places: ReadonlyMap<Place, number>;
  readonly publishedIds: number;
  /** Publications of an `Id` after its first. */
  readonly extraPublications: number;
  /** Publications that may be followed by another one, by the term of the bound. */
  readonly excused: ReadonlyMap<BoundTerm, number>;
  /** Those of a process that was paused past its lease, which the bound's three terms do not cover. */
  readonly leasesOutlived: number;
  /** `Id`s that were published with more than one content. */
  readonly idsWithTwoContents: number;
}

const countBy = <Key>(keys: Iterable<Key>, order: readonly Key[]): Map<Key, number> => {
  const counts = new Map(order.map((key) => [key, 0]));
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
};

export const summarise = (cloud: Cloud, located: Places, startMs: number): Summary => {
  const { time, faults, ledger, queue } = cloud;
  const publications = [...ledger.publications];
  const sendings = [...ledger.sendings.values()].flat();
  const excuses = sendings.flatMap((sending) => excuseOf(sending, ledger) ?? []);
  const terms = excuses.filter((excuse) => excuse !== 'lease outlived');
  return {
    virtualMs: time.now() - startMs,
    deliveries: ledger.deliveries.size,
    invocations: ledger.invocations(),
    receives: queue.receives(),
    faults: faults.byKind(),
    places: countBy(located.values(), places),
    publishedIds: publications.length,
    extraPublications: publications.reduce((extra, [, { length }]) => extra + length - 1, 0),
    excused: countBy(terms, boundTerms),
    leasesOutlived: excuses.length - terms.length,
    idsWithTwoContents: publications.filter(([id]) => ledger.contentsOf(id).size > 1).length,
  };
};
