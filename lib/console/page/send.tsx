import { useState } from 'preact/hooks';
import type { Facts, Pulse } from '../messages.ts';
import { act } from './ask.ts';

// Else it stands above the events, and would push them out of sight.
const isBeside = matchMedia('(width >= 1000px)').matches;

/** What the simulator sends at a click: samples of all types, scenarios, and what goes wrong. */
export const Send = ({ offers: groups, endpoints, playing }: Facts & Pick<Pulse, 'playing'>) => {
  const [chosen, choose] = useState<string>();
  const endpoint = endpoints.find(({ name }) => name === chosen) ?? endpoints[0];
  return (
    <section class="send" aria-label="Send">
      <h2>Send</h2>
      <code>{endpoint?.webhookUrl}</code>
      {endpoints.length > 1 && (
        <select aria-label="Endpoint" onChange={({ currentTarget }) => choose(currentTarget.value)}>
          {endpoints.map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      )}
      {playing && (
        <p class="playing">
          <span>Playing {playing}</span>
          <button type="button" onClick={() => act('stop')}>
            Stop
          </button>
        </p>
      )}
      {groups.map(({ title, offers }) => (
        <details key={title} open={isBeside && !title.endsWith('samples')}>
          <summary>{title}</summary>
          {offers.map((offer) => (
            <button
              type="button"
              key={offer.name}
              data-name={offer.name}
              title={offer.description}
              onClick={() => act('send', { name: offer.name, endpoint: endpoint?.name })}
            >
              {offer.title}
            </button>
          ))}
        </details>
      ))}
    </section>
  );
};
