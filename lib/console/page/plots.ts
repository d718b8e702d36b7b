import type { Latency, Pulse, Second } from '../messages.ts';
import { el, svg } from './element.ts';
import { durationOf } from './words.ts';

const width = 240;
const height = 44;

interface Plot {
  readonly element: HTMLElement;
  readonly update: (marks: readonly SVGElement[], numbers: string, scale: string) => void;
}

const createPlot = (title: string): Plot => {
  const drawing = svg('svg', {
    viewBox: `0 0 ${width} ${height}`,
    preserveAspectRatio: 'none',
    role: 'img',
  });
  const numbers = el('span', { class: 'numbers' }, '–');
  const scale = el('span', { class: 'scale' });
  return {
    element: el(
      'figure',
      {},
      el('figcaption', {}, el('span', { class: 'title' }, title), numbers),
      drawing,
      el(
        'div',
        { class: 'axis', 'aria-hidden': true },
        el('span', {}, '2 min ago'),
        scale,
        el('span', {}, 'now'),
      ),
    ),
    update: (marks, text, scaleText) => {
      drawing.replaceChildren(...marks);
      drawing.setAttribute('aria-label', `${title}, the last two minutes: ${text}`);
      numbers.textContent = text;
      scale.textContent = scaleText;
    },
  };
};

const bar = (at: number, of: number, from: number, to: number, kind: string): SVGElement => {
  const step = width / of;
  const high = Math.max(1.5, to - from);
  return svg('rect', {
    x: at * step,
    width: Math.max(1, step - 0.6),
    y: Math.min(height - 1.5, height - to),
    height: high,
    class: kind,
  });
};

const rateBars = (seconds: readonly Second[], most: number): readonly SVGElement[] =>
  seconds.flatMap(({ published, others }, at) => {
    const scaled = (count: number) => (count / most) * (height - 2);
    return [
      ...(published > 0 ? [bar(at, seconds.length, 0, scaled(published), 'published')] : []),
      ...(others > 0
        ? [bar(at, seconds.length, scaled(published), scaled(published + others), 'others')]
        : []),
    ];
  });

const latencyBars = (
  latencies: readonly (Latency | undefined)[],
  mostMs: number,
): readonly SVGElement[] =>
  latencies.flatMap((latency, at) => {
    if (!latency) return [];
    const scaled = (ms: number) => (ms / mostMs) * (height - 2);
    return [
      bar(at, latencies.length, 0, scaled(latency.p95), 'high'),
      bar(at, latencies.length, 0, scaled(latency.p50), 'middle'),
    ];
  });

const numbersOf = (latency: Latency | undefined): string =>
  latency ? `p50 ${durationOf(latency.p50)} · p95 ${durationOf(latency.p95)}` : '–';

const lastSeconds = 10;

/** How much, and how long it takes, over the last two minutes. */
export const createPlots = () => {
  const rate = createPlot('Deliveries');
  const answer = createPlot('Until the answer');
  const publication = createPlot('Until on the bus');

  const updateLatency = (plot: Plot, kind: 'answer' | 'publication', pulse: Pulse): void => {
    const latencies = pulse.seconds.map((second) => second[kind]);
    const mostMs = Math.max(1, ...latencies.map((latency) => latency?.p95 ?? 0));
    const isEmpty = pulse.overall[kind] === undefined;
    plot.update(
      latencyBars(latencies, mostMs),
      numbersOf(pulse.overall[kind]),
      isEmpty ? '' : `peak ${durationOf(mostMs)}`,
    );
  };

  return {
    elements: [rate.element, answer.element, publication.element],
    update: (pulse: Pulse): void => {
      const totals = pulse.seconds.map(({ published, others }) => published + others);
      const most = Math.max(1, ...totals);
      const now = totals.slice(-lastSeconds).reduce((sum, count) => sum + count, 0) / lastSeconds;
      rate.update(
        rateBars(pulse.seconds, most),
        `${now.toFixed(1)} a second`,
        totals.some((count) => count > 0) ? `peak ${most} a second` : '',
      );
      updateLatency(answer, 'answer', pulse);
      updateLatency(publication, 'publication', pulse);
    },
  };
};
