import type { Facts, QuarantinedDelivery, QuarantineList } from '../messages.ts';
import { ask, post } from './ask.ts';
import { el } from './element.ts';
import { notice } from './notice.ts';
import { quarantineActions } from './quarantine-actions.ts';
import type { Store } from './store.ts';
import { bytesOf, timeOf, typeOf } from './words.ts';

const emptyState = (): HTMLElement =>
  el(
    'div',
    { class: 'empty' },
    el(
      'p',
      {},
      'The quarantine is empty. What can never be published as it is comes here, with the reason.',
    ),
    el(
      'button',
      { type: 'button', onclick: async () => notice(await post('trouble', { name: 'not-json' })) },
      'Send something that is not JSON',
    ),
  );

/** What the quarantine table holds, with the reason, to be released or dropped. */
export const createQuarantinePane = (
  facts: Facts,
  store: Store,
  open: (deliveryId: string) => void,
) => {
  const panel = el('div', { class: 'panel' });
  let isShown = false;
  let known = -1;

  const cardOf = (delivery: QuarantinedDelivery): HTMLElement => {
    const { deliveryId, reason, issues, quarantinedAt, bodyBytes } = delivery;
    const isKnown = store.deliveries().some((one) => one.deliveryId === deliveryId);
    return el(
      'li',
      {},
      el('h3', {}, typeOf(delivery), el('span', { class: 'badge quarantined' }, reason)),
      el('p', { class: 'hint' }, `${timeOf(Date.parse(quarantinedAt))} · ${bytesOf(bodyBytes)}`),
      el('p', {}, (facts.reasonMeanings[reason] ?? '').replaceAll('`', '')),
      issues.length > 0 &&
        el(
          'p',
          {},
          ...issues.slice(0, 5).map(({ path, kind }) => el('code', {}, `${path}: ${kind}`)),
        ),
      quarantineActions({ deliveryId, reason }, () => void refresh()),
      isKnown &&
        el(
          'button',
          { type: 'button', class: 'quiet', onclick: () => open(deliveryId) },
          'Show its steps and body',
        ),
    );
  };

  const refresh = async (): Promise<void> => {
    const list = await ask<QuarantineList>('quarantine');
    if (!list) return;
    known = list.deliveries.length;
    panel.replaceChildren(
      ...(list.deliveries.length === 0
        ? [emptyState()]
        : [
            el('ul', { class: 'cards' }, ...list.deliveries.map(cardOf)),
            ...(list.isCut
              ? [el('p', { class: 'hint' }, 'There are more than are shown here.')]
              : []),
          ]),
    );
  };

  store.onPulse(({ waiting }) => {
    if (isShown && waiting && waiting.inQuarantine !== known) void refresh();
  });
  return {
    panel,
    show: (): void => {
      isShown = true;
      void refresh();
    },
  };
};
