import type { DeadLetterLine } from '../messages.ts';
import { ask, post } from './ask.ts';
import { el } from './element.ts';
import { notice } from './notice.ts';
import type { Store } from './store.ts';
import { timeOf, typeOf } from './words.ts';

const emptyState = (): HTMLElement =>
  el(
    'div',
    { class: 'empty' },
    el(
      'p',
      {},
      'The dead-letter queue is empty. A delivery comes here only after the pipeline itself has failed on it twenty times. To see it fail, start with a fault:',
    ),
    el('pre', { class: 'command', tabindex: 0 }, 'npm start -- --fault events.PutEvents=503'),
  );

const lineOf = (letter: DeadLetterLine): HTMLElement =>
  el(
    'li',
    {},
    el('h3', {}, typeOf(letter)),
    el(
      'p',
      { class: 'hint' },
      [
        letter.receivedAt && timeOf(Date.parse(letter.receivedAt)),
        letter.endpoint,
        letter.deliveryId,
      ]
        .filter(Boolean)
        .join(' · '),
    ),
  );

/** What the pipeline failed on for good; all of it can be sent through again. */
export const createDeadLettersPane = (store: Store) => {
  const panel = el('div', { class: 'panel' }, emptyState());
  let isShown = false;
  let known = 0;

  const refresh = async (): Promise<void> => {
    const letters = (await ask<readonly DeadLetterLine[]>('dead-letters')) ?? [];
    panel.replaceChildren(
      ...(letters.length === 0
        ? [emptyState()]
        : [
            el(
              'p',
              { class: 'buttons' },
              el(
                'button',
                {
                  type: 'button',
                  class: 'primary',
                  onclick: async () => {
                    notice(await post('redrive'));
                    await refresh();
                  },
                },
                'Send all through again',
              ),
            ),
            el('ul', { class: 'cards' }, ...letters.map(lineOf)),
          ]),
    );
  };

  store.onPulse(({ waiting }) => {
    if (!waiting || waiting.inDeadLetterQueue === known) return;
    known = waiting.inDeadLetterQueue;
    if (isShown) void refresh();
  });
  return {
    panel,
    show: (): void => {
      isShown = true;
      if (known > 0) void refresh();
    },
  };
};
