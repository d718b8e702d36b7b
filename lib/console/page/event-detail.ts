import type { Delivery, DeliveryBodies, Facts } from '../messages.ts';
import { ask } from './ask.ts';
import { copyButton } from './copy-button.ts';
import { el } from './element.ts';
import { bodiesOf } from './json-table.ts';
import { quarantineActions } from './quarantine-actions.ts';
import { stepsOf } from './steps.ts';
import { bytesOf, outcomeWords, typeOf } from './words.ts';

export interface DetailOptions {
  readonly facts: Facts;
  readonly onBack: () => void;
  readonly onPattern: (delivery: Delivery) => void;
}

const factsOf = ({ id, deliveryId, endpoint, bodyBytes, receiveCount }: Delivery): HTMLElement => {
  const pair = (name: string, value: string | undefined, canBeCopied = false) =>
    value === undefined
      ? []
      : [
          el('dt', {}, name),
          el(
            'dd',
            { class: canBeCopied ? 'mono' : '' },
            value,
            canBeCopied && copyButton(value, name),
          ),
        ];
  return el(
    'dl',
    { class: 'identity' },
    ...pair('Id', id, true),
    ...pair('Delivery', deliveryId, true),
    ...pair('Endpoint', endpoint),
    ...pair('Body', bodyBytes === undefined ? undefined : bytesOf(bodyBytes)),
    ...pair(
      'Received',
      (receiveCount ?? 0) > 1 ? `${receiveCount} times by the consumer` : undefined,
    ),
  );
};

const plain = (text: string): string => text.replaceAll('`', '');

const explain = (delivery: Delivery, facts: Facts): readonly HTMLElement[] => {
  const { reason, flags, issues, outcome } = delivery;
  const meaning = reason && facts.reasonMeanings[reason];
  return [
    ...(reason && (outcome === 'quarantined' || outcome === 'refused' || outcome === 'retry')
      ? [
          el(
            'p',
            { class: `reason ${outcome}` },
            el('strong', {}, reason),
            meaning ? ` ${plain(meaning)}` : '',
          ),
        ]
      : []),
    ...(issues.length > 0
      ? [
          el(
            'ul',
            { class: 'meanings' },
            ...issues.map(({ path, kind }) =>
              el('li', {}, el('code', {}, path), ` ${plain(facts.issueMeanings[kind] ?? kind)}`),
            ),
          ),
        ]
      : []),
    ...(flags.length > 0
      ? [
          el('h4', {}, 'Flags'),
          el(
            'ul',
            { class: 'meanings' },
            ...flags.map((flag) =>
              el('li', {}, el('code', {}, flag), ` ${plain(facts.flagMeanings[flag] ?? '')}`),
            ),
          ),
        ]
      : []),
  ];
};

/** One delivery: what became of it, when, and its content on both sides. */
export const createEventDetail = ({ facts, onBack, onPattern }: DetailOptions) => {
  const element = el('article', { class: 'detail', 'aria-label': 'The chosen event' });
  let shown: { key: string; looks: string } | undefined;

  const showEmpty = (hasEvents: boolean): void => {
    shown = undefined;
    element.replaceChildren(
      el(
        'p',
        { class: 'empty' },
        hasEvents ? 'Choose an event to see its way and its content.' : '',
      ),
    );
  };

  const show = async (delivery: Delivery): Promise<void> => {
    const looks = JSON.stringify(delivery);
    if (shown?.looks === looks) return;
    const isAnother = shown?.key !== delivery.key;
    shown = { key: delivery.key, looks };
    const bodies = await ask<DeliveryBodies>(`deliveries/${delivery.key}`);
    if (shown.looks !== looks) return; // another was chosen meanwhile
    const { outcome, deliveryId, reason } = delivery;
    element.replaceChildren(
      el('button', { type: 'button', class: 'quiet back', onclick: onBack }, '← All events'),
      el(
        'header',
        {},
        el('h3', { tabindex: -1 }, typeOf(delivery)),
        el('span', { class: `badge ${outcome}` }, outcomeWords[outcome]),
        outcome === 'published' &&
          el(
            'button',
            { type: 'button', class: 'quiet', onclick: () => onPattern(delivery) },
            'Try a pattern for it',
          ),
      ),
      factsOf(delivery),
      ...explain(delivery, facts),
      ...(outcome === 'quarantined' && deliveryId !== undefined
        ? [quarantineActions({ deliveryId, reason }, () => {})]
        : []),
      el('h4', {}, 'Steps'),
      stepsOf(delivery.steps),
      bodiesOf(bodies ?? {}),
    );
    if (isAnother) element.scrollTop = 0;
  };

  return {
    element,
    show,
    showEmpty,
    focus: (): void => element.querySelector('h3')?.focus(),
  };
};
