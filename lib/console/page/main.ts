import type { Facts } from '../messages.ts';
import { ask } from './ask.ts';
import { copyButton } from './copy-button.ts';
import { createDeadLettersPane } from './dead-letters-pane.ts';
import { byId, el } from './element.ts';
import { createEventsPane } from './events-pane.ts';
import { createPathDrawing } from './path-drawing.ts';
import { createPatternPane } from './pattern-pane.ts';
import { createPlots } from './plots.ts';
import { createQuarantinePane } from './quarantine-pane.ts';
import { createSendPane } from './send-pane.ts';
import { openStore } from './store.ts';
import { createTabs } from './tabs.ts';

const address = (name: string, value: string) => [
  el('dt', {}, name),
  el('dd', {}, el('code', {}, value), copyButton(value, name)),
];

const showConnection = (isLive: boolean): void => {
  const place = byId('connection');
  place.textContent = isLive ? 'Live' : 'Not running: npm start';
  place.dataset.state = isLive ? 'live' : 'lost';
};

const begin = (facts: Facts): void => {
  const store = openStore();
  store.onConnection(showConnection);
  byId('addresses').append(
    ...address('Webhook', facts.webhookUrl),
    ...address('AWS endpoint', facts.awsEndpoint),
  );

  const drawing = createPathDrawing();
  const plots = createPlots();
  byId('drawing').append(drawing.element);
  byId('plots').append(...plots.elements);

  const openKey = (key: string): void => {
    tabs.show('events');
    events.choose(key, true);
  };
  const openDelivery = (deliveryId: string): void => {
    const found = store.deliveries().find((one) => one.deliveryId === deliveryId);
    if (found) openKey(found.key);
  };
  const pattern = createPatternPane(store, openKey);
  const quarantine = createQuarantinePane(facts, store, openDelivery);
  const deadLetters = createDeadLettersPane(store);
  const events = createEventsPane(facts, store, (delivery) => {
    pattern.begin(delivery);
    tabs.show('pattern');
  });
  const tabs = createTabs('What to see', [
    { name: 'events', title: 'Events', panel: events.panel },
    { name: 'quarantine', title: 'Quarantine', panel: quarantine.panel, onShow: quarantine.show },
    {
      name: 'dead-letters',
      title: 'Dead letters',
      panel: deadLetters.panel,
      onShow: deadLetters.show,
    },
    {
      name: 'pattern',
      title: 'Rule pattern',
      panel: pattern.panel,
      onShow: () => void pattern.show(),
    },
  ]);
  byId('work').append(tabs.element);
  byId('send').append(...createSendPane(facts, store));

  store.onPulse((pulse) => {
    drawing.update(pulse);
    plots.update(pulse);
    tabs.setCount('quarantine', pulse.waiting?.inQuarantine ?? 0);
    tabs.setCount('dead-letters', pulse.waiting?.inDeadLetterQueue ?? 0);
  });
};

const facts = await ask<Facts>('facts');
if (facts) begin(facts);
else showConnection(false);
