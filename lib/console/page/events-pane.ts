import type { Delivery, Facts } from '../messages.ts';
import { copyButton } from './copy-button.ts';
import { el } from './element.ts';
import { createEventDetail } from './event-detail.ts';
import { createEventList } from './event-list.ts';
import type { Store } from './store.ts';
import { outcomeWords } from './words.ts';

const matches = (delivery: Delivery, wanted: string): boolean =>
  [
    delivery.eventType,
    delivery.id,
    delivery.deliveryId,
    delivery.reason,
    outcomeWords[delivery.outcome],
    ...delivery.flags,
  ].some((text) => text?.toLowerCase().includes(wanted));

const emptyState = ({ curl }: Facts): HTMLElement =>
  el(
    'div',
    { class: 'empty' },
    el(
      'p',
      {},
      'Nothing has come yet. Send something with the buttons beside this, or from a terminal:',
    ),
    el('pre', { class: 'command', tabindex: 0 }, curl),
    copyButton(curl, 'the command'),
  );

/** Every request of Enreach, newest first, and one of them in full. */
export const createEventsPane = (
  facts: Facts,
  store: Store,
  onPattern: (delivery: Delivery) => void,
) => {
  let selected: string | undefined;
  let wanted = '';

  const choose = (key: string, isOpened: boolean): void => {
    selected = key;
    if (isOpened) panes.dataset.open = 'detail';
    void update(isOpened);
  };
  const back = (): void => {
    delete panes.dataset.open;
    if (selected !== undefined) document.getElementById(`row-${selected}`)?.focus();
  };

  const list = createEventList('Events, newest first', choose);
  const detail = createEventDetail({ facts, onBack: back, onPattern });
  const filter = el('input', {
    type: 'search',
    placeholder: 'Filter by type, Id, outcome, flag',
    'aria-label': 'Filter the events',
    oninput: () => {
      wanted = filter.value.trim().toLowerCase();
      void update();
    },
  });
  const nothing = el('p', { class: 'hint', hidden: true }, 'No event fits the filter.');
  const empty = emptyState(facts);
  const panes = el(
    'div',
    { class: 'panes' },
    el('div', { class: 'column' }, filter, nothing, list.element),
    detail.element,
  );
  const panel = el('div', { class: 'panel' }, empty, panes);

  const update = async (isOpened = false): Promise<void> => {
    const all = store.deliveries();
    const fitting = wanted === '' ? all : all.filter((delivery) => matches(delivery, wanted));
    empty.hidden = all.length > 0;
    panes.hidden = all.length === 0;
    nothing.hidden = fitting.length > 0;
    list.update(fitting, selected);
    const delivery = store.find(selected);
    if (!delivery) return detail.showEmpty(all.length > 0);
    await detail.show(delivery);
    // Where the detail takes the list's place.
    if (isOpened && matchMedia('(width < 900px)').matches) detail.focus();
  };
  store.onChange(() => void update());
  void update();
  return { panel, choose };
};
