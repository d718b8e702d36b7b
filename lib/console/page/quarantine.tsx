import type { Delivery, Facts, QuarantinedDelivery } from '../messages.ts';
import { useAnswer } from './ask.ts';
import { Settle } from './settle.tsx';
import { bytesOf, plain, timeOf, typeOf } from './words.ts';

interface QuarantineProps {
  readonly facts: Facts;
  /** How many it holds. */
  readonly count: number | undefined;
  readonly deliveries: readonly Delivery[];
  /** @param key - of a delivery. */
  readonly onOpen: (key: string) => void;
}

/** What the quarantine table holds, with the reason, to be released or dropped. */
export const Quarantine = ({ facts, count, deliveries, onOpen }: QuarantineProps) => {
  const list = useAnswer<readonly QuarantinedDelivery[]>('quarantine', {}, count);
  if (list?.length === 0)
    return (
      <p class="empty">
        The quarantine is empty. What can never be published as it is comes here, with the reason.
      </p>
    );
  return (
    <ul class="cards">
      {list?.map((delivery) => {
        const { deliveryId, reason, issues, quarantinedAt, bodyBytes } = delivery;
        const known = deliveries.find((one) => one.deliveryId === deliveryId);
        return (
          <li key={deliveryId}>
            <h3>
              {typeOf(delivery)} <span class="badge quarantined">{reason}</span>
            </h3>
            <small>
              {timeOf(quarantinedAt)} · {bytesOf(bodyBytes)}
            </small>
            <p>{plain(facts.reasonMeanings[reason])}</p>
            {issues.map(({ path, kind }) => (
              <code key={path}>
                {path}: {kind}
              </code>
            ))}
            <Settle {...delivery} />
            {known && (
              <button type="button" class="quiet" onClick={() => onOpen(known.key)}>
                Show its steps and body
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
};
