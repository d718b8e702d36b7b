import type { DeliveryBodies } from '../messages.ts';
import { type ComparedProperty, compareJson, propertiesOf } from './compare-json.ts';
import { el, spoken } from './element.ts';

const signs = { same: '', changed: '≠', added: '+', left: '−' } as const;
const spokenSigns = {
  same: '',
  changed: 'changed',
  added: 'added',
  left: 'not published',
} as const;

const cell = (side: 'sent' | 'published', text: string | undefined): HTMLElement =>
  el('td', { class: side }, text === undefined ? '' : el('pre', {}, text));

const rowOf = ({ sent, published, state }: ComparedProperty): HTMLElement =>
  el(
    'tr',
    { class: state },
    el(
      'td',
      { class: 'sign' },
      el('span', { 'aria-hidden': true }, signs[state]),
      state !== 'same' && spoken(spokenSigns[state]),
    ),
    cell('sent', sent),
    cell('published', published),
  );

const table = (label: string, rows: readonly HTMLElement[]): HTMLElement =>
  el(
    'table',
    { class: 'json', 'aria-label': label },
    el(
      'thead',
      {},
      el(
        'tr',
        {},
        el('th', { scope: 'col' }, spoken('Difference')),
        el('th', { scope: 'col' }, 'As sent'),
        el('th', { scope: 'col' }, 'As published'),
      ),
    ),
    el('tbody', {}, ...rows),
  );

/** Both bodies side by side where there are both; else what there is. */
export const bodiesOf = ({ sent, published }: DeliveryBodies): HTMLElement => {
  if (sent?.json !== undefined && published?.json !== undefined)
    return table('As sent and as published', compareJson(sent.json, published.json).map(rowOf));
  if (published?.json !== undefined)
    return table(
      'As published',
      propertiesOf(published.json).map(({ name, text }) =>
        rowOf({ name, published: text, state: 'same' }),
      ),
    );
  if (!sent) return el('p', { class: 'hint' }, 'Its body was not read.');
  return el(
    'div',
    {},
    el('h4', {}, 'As sent'),
    el('pre', { class: 'raw', tabindex: 0 }, sent.json ?? (sent.text || '(empty)')),
  );
};
