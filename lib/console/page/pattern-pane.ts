import type { Delivery, Done, PatternAnswer } from '../messages.ts';
import { post } from './ask.ts';
import { el } from './element.ts';
import { createEventList } from './event-list.ts';
import type { Store } from './store.ts';

const patternOf = (detailType: string): string => `{
  "source": ["enreach.webhooks"],
  "detail-type": [${detailType}]
}`;

const isAnswer = (answer: PatternAnswer | Done): answer is PatternAnswer => !('ok' in answer);

/** A rule's pattern, tried on the events so far by EventBridge's own TestEventPattern. */
export const createPatternPane = (store: Store, open: (key: string) => void) => {
  let matched = new Set<string>();
  let tried = 0;
  const text = el('textarea', {
    id: 'pattern',
    rows: 9,
    spellcheck: 'false',
    autocapitalize: 'off',
  });
  text.value = patternOf('{ "prefix": "QueueCallIn" }');
  const verdict = el('p', { class: 'verdict', role: 'status' });
  const list = createEventList('Events that match, newest first', (key, isOpened) => {
    if (isOpened) open(key);
  });

  const showMatches = (): void =>
    list.update(
      store.deliveries().filter(({ key }) => matched.has(key)),
      undefined,
    );

  const run = async (): Promise<void> => {
    const answer = await post<PatternAnswer>('pattern', { pattern: text.value });
    const problem = isAnswer(answer) ? answer.problem : answer.text;
    verdict.dataset.state = problem === undefined ? 'done' : 'failed';
    matched = new Set();
    if (isAnswer(answer) && answer.problem === undefined) {
      tried = answer.tried;
      matched = new Set(answer.matched);
      verdict.textContent =
        tried === 0
          ? 'A valid pattern. No event has been published yet: send some to try it on.'
          : `Matches ${matched.size} of ${tried} events`;
    } else verdict.textContent = problem ?? '';
    showMatches();
  };

  text.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void run();
  });

  const panel = el(
    'div',
    { class: 'panel pattern' },
    el(
      'div',
      { class: 'column' },
      el('label', { for: 'pattern' }, "A rule's event pattern"),
      text,
      el(
        'p',
        { class: 'buttons' },
        el('button', { type: 'button', class: 'primary', onclick: run }, 'Try it'),
        el('span', { class: 'hint' }, 'Ctrl+Enter'),
      ),
    ),
    el('div', { class: 'column' }, verdict, list.element),
  );

  return {
    panel,
    show: run,
    /** Begins with a pattern that matches this event. */
    begin: ({ eventType = '' }: Delivery): void => {
      text.value = patternOf(JSON.stringify(eventType));
    },
  };
};
