import type { Latencies, Pulse } from '../messages.ts';
import { durationOf } from './words.ts';

interface PlotProps {
  readonly title: string;
  /** What it comes to. */
  readonly text: string;
  /** By second: how high the lower part of the bar is, and the whole. */
  readonly bars: readonly (readonly [lower: number, whole: number])[];
  readonly peakOf: (most: number) => string;
}

const Plot = ({ title, text, bars, peakOf }: PlotProps) => {
  const highest = Math.max(0, ...bars.map(([, whole]) => whole));
  const most = highest || 1;
  const bar = (at: number, value: number, part: 'lower' | 'whole') => {
    const height = Math.max(value, most / 30);
    return value > 0 && <rect class={part} x={at} y={most - height} width={0.8} height={height} />;
  };
  return (
    <figure>
      <figcaption>
        <span>{title}</span> {text}
      </figcaption>
      <svg
        viewBox={`0 0 ${bars.length} ${most}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${title}, the last two minutes: ${text}`}
      >
        {bars.map(([lower, whole], at) => [bar(at, whole, 'whole'), bar(at, lower, 'lower')])}
      </svg>
      <small aria-hidden={true}>
        <span>2 min ago</span>
        <span>{highest > 0 && `peak ${peakOf(highest)}`}</span>
        <span>now</span>
      </small>
    </figure>
  );
};

/** How much, and how long it takes, over the last two minutes. */
export const Plots = ({ seconds, overall }: Pulse) => {
  const rates = seconds.map(({ published, others }) => [published, published + others] as const);
  const recent = rates.slice(-10).reduce((sum, [, whole]) => sum + whole, 0) / 10;
  const latency = (title: string, of: keyof Latencies) => {
    const { p50, p95 } = overall[of] ?? {};
    const text = p50 === undefined ? '–' : `p50 ${durationOf(p50)} · p95 ${durationOf(p95 ?? 0)}`;
    const bars = seconds.map((second) => [second[of]?.p50 ?? 0, second[of]?.p95 ?? 0] as const);
    return <Plot title={title} text={text} bars={bars} peakOf={durationOf} />;
  };
  return (
    <div class="plots">
      <Plot
        title="Deliveries"
        text={`${recent.toFixed(1)} a second`}
        bars={rates}
        peakOf={(most) => `${most} a second`}
      />
      {latency('Until the answer', 'answer')}
      {latency('Until on the bus', 'publication')}
    </div>
  );
};
