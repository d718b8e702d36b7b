import type { Delivery } from '../messages.ts';
import { durationOf, outcomeWords, timeOf, typeOf } from './words.ts';

export const Badge = ({ outcome }: Pick<Delivery, 'outcome'>) => (
  <span class={`badge ${outcome}`}>{outcomeWords[outcome]}</span>
);

/** A delivery in a line or two. */
export const DeliveryRow = ({ delivery }: { readonly delivery: Delivery }) => {
  const { id, outcome, flags, atMs, steps } = delivery;
  const published = steps.find(({ kind }) => kind === 'published');
  return (
    <>
      <strong>{typeOf(delivery)}</strong>
      <Badge outcome={outcome} />
      <small>
        <time>{timeOf(atMs)}</time> <code>{id?.slice(0, 8)}</code>{' '}
        {flags.length > 0 && `${flags.length} ${flags.length === 1 ? 'flag' : 'flags'}`}
      </small>
      <small>{published && durationOf(published.atMs - atMs)}</small>
    </>
  );
};
