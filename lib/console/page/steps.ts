import type { Step } from '../messages.ts';
import { el } from './element.ts';
import { durationOf, stepWords, timeOf } from './words.ts';

/** What happened to a delivery and when, from its arrival; the line shows how far apart. */
export const stepsOf = (steps: readonly Step[]): HTMLElement => {
  const firstMs = steps[0]?.atMs ?? 0;
  const lastMs = steps.at(-1)?.atMs ?? firstMs;
  const whole = Math.max(1, lastMs - firstMs);
  return el(
    'ol',
    { class: 'steps' },
    ...steps.map((step, at) => {
      const dot = el('span', { class: `dot ${step.kind}` });
      dot.style.left = `${((step.atMs - firstMs) / whole) * 100}%`;
      return el(
        'li',
        {},
        el('span', { class: 'what' }, stepWords(step)),
        el('span', { class: 'line', 'aria-hidden': true }, dot),
        el('time', {}, at === 0 ? timeOf(step.atMs) : `+${durationOf(step.atMs - firstMs)}`),
      );
    }),
  );
};
