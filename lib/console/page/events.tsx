import { useState } from 'preact/hooks';
import type { Delivery, Facts } from '../messages.ts';
import { DeliveryRow } from './delivery-row.tsx';
import { EventDetail } from './event-detail.tsx';
import { outcomeWords } from './words.ts';

interface EventsProps {
  readonly facts: Facts;
  /** Newest first. */
  readonly deliveries: readonly Delivery[];
  /** The key of one. */
  readonly chosen: string | undefined;
  /** Undefined goes back to the list, where there is no room for both. */
  readonly onChoose: (key: string | undefined) => void;
  readonly onPattern: (delivery: Delivery) => void;
}

const fits = ({ eventType, id, deliveryId, reason, outcome, flags }: Delivery, wanted: string) =>
  [eventType, id, deliveryId, reason, outcomeWords[outcome], ...flags].some((text) =>
    text?.toLowerCase().includes(wanted),
  );

/** Every request of Enreach, newest first, and one of them in full. */
export const Events = ({ facts, deliveries, chosen, onChoose, onPattern }: EventsProps) => {
  const [wanted, setWanted] = useState('');
  if (deliveries.length === 0)
    return (
      <div class="empty">
        <p>
          Nothing has come yet. Send something with the buttons beside this, or from a terminal:
        </p>
        <pre class="raw">{facts.curl}</pre>
      </div>
    );
  const fitting = deliveries.filter((delivery) => fits(delivery, wanted.trim().toLowerCase()));
  const delivery = deliveries.find(({ key }) => key === chosen);
  return (
    <div class={`panes ${delivery ? 'open' : ''}`}>
      <div class="list">
        <input
          type="search"
          placeholder="Filter by type, Id, outcome, flag"
          aria-label="Filter the events"
          onInput={({ currentTarget }) => setWanted(currentTarget.value)}
        />
        {fitting.length === 0 && <p>No event fits the filter.</p>}
        <div class="rows" role="radiogroup" aria-label="Events, newest first">
          {fitting.map((one) => (
            <label key={one.key}>
              <input
                type="radio"
                name="event"
                checked={one.key === chosen}
                onClick={() => onChoose(one.key)}
              />
              <DeliveryRow delivery={one} />
            </label>
          ))}
        </div>
      </div>
      {delivery ? (
        <EventDetail
          key={delivery.key}
          facts={facts}
          delivery={delivery}
          onBack={() => onChoose(undefined)}
          onPattern={() => onPattern(delivery)}
        />
      ) : (
        <p class="empty">Choose an event to see its way and its content.</p>
      )}
    </div>
  );
};
