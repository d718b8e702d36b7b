import type { Delivery } from '../messages.ts';
import { el } from './element.ts';
import { durationOf, outcomeWords, timeOf, typeOf } from './words.ts';

const mostShown = 200;

export interface EventList {
  readonly element: HTMLElement;
  readonly update: (deliveries: readonly Delivery[], selected: string | undefined) => void;
}

const untilPublished = ({ steps, atMs }: Delivery): string | undefined => {
  const published = steps.find(({ kind }) => kind === 'published');
  return published && durationOf(published.atMs - atMs);
};

const rowOf = (delivery: Delivery, isSelected: boolean, isFirst: boolean): HTMLElement => {
  const { key, id, outcome, flags, atMs } = delivery;
  return el(
    'li',
    {
      role: 'option',
      id: `row-${key}`,
      'data-key': key,
      'aria-selected': `${isSelected}`,
      tabindex: isSelected || isFirst ? 0 : -1,
    },
    el('span', { class: 'type' }, typeOf(delivery)),
    el('span', { class: `badge ${outcome}` }, outcomeWords[outcome]),
    el(
      'span',
      { class: 'facts' },
      el('time', {}, timeOf(atMs)),
      el('span', { class: 'mono' }, id?.slice(0, 8) ?? ''),
      flags.length > 0 && el('span', {}, flags.length === 1 ? '1 flag' : `${flags.length} flags`),
    ),
    el('span', { class: 'took' }, untilPublished(delivery) ?? ''),
  );
};

/** A string that differs where the row does. */
const looksOf = (delivery: Delivery): string =>
  JSON.stringify([
    delivery.outcome,
    delivery.eventType,
    delivery.id,
    delivery.flags.length,
    untilPublished(delivery),
  ]);

/**
 * The newest deliveries, to choose one of: by click, or by arrow keys and Enter.
 *
 * @param choose - `isOpened`: asked for, not only passed by the arrow keys.
 */
export const createEventList = (
  label: string,
  choose: (key: string, isOpened: boolean) => void,
): EventList => {
  const element = el('ul', { role: 'listbox', 'aria-label': label, class: 'events' });
  const rows = new Map<string, { row: HTMLElement; looks: string }>();

  const keyOf = (target: EventTarget | null): string | undefined =>
    target instanceof Element ? target.closest<HTMLElement>('[data-key]')?.dataset.key : undefined;

  element.addEventListener('click', ({ target }) => {
    const key = keyOf(target);
    if (key !== undefined) choose(key, true);
  });
  element.addEventListener('keydown', (event) => {
    const { target, key: pressed } = event;
    if (!(target instanceof HTMLElement)) return;
    const { key } = target.dataset;
    const neighbours: Record<string, Element | null> = {
      ArrowDown: target.nextElementSibling,
      ArrowUp: target.previousElementSibling,
      Home: element.firstElementChild,
      End: element.lastElementChild,
    };
    const neighbour = neighbours[pressed];
    if (neighbour instanceof HTMLElement) {
      event.preventDefault();
      neighbour.focus();
      if (neighbour.dataset.key !== undefined) choose(neighbour.dataset.key, false);
    }
    if ((pressed === 'Enter' || pressed === ' ') && key !== undefined) {
      event.preventDefault();
      choose(key, true);
    }
  });

  return {
    element,
    update: (deliveries, selected) => {
      const shown = deliveries.slice(0, mostShown);
      element.hidden = shown.length === 0;
      const focused = keyOf(document.activeElement);
      const isSelectedShown = shown.some(({ key }) => key === selected);
      const wanted = shown.map((delivery, at) => {
        const isFirst = at === 0 && !isSelectedShown;
        const looks = `${looksOf(delivery)} ${delivery.key === selected} ${isFirst}`;
        const known = rows.get(delivery.key);
        if (known?.looks === looks) return known.row;
        const row = rowOf(delivery, delivery.key === selected, isFirst);
        rows.set(delivery.key, { row, looks });
        return row;
      });
      const keys = new Set(shown.map(({ key }) => key));
      for (const key of rows.keys()) if (!keys.has(key)) rows.delete(key);
      element.replaceChildren(...wanted);
      // Moving a row in the page takes the focus from it.
      if (focused !== undefined) rows.get(focused)?.row.focus({ preventScroll: true });
    },
  };
};
