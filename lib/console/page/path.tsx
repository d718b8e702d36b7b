import type { Counts, Pulse, Waiting } from '../messages.ts';

/** A station on the path, at a place that the style sheet draws, and what its number counts. */
interface Station {
  readonly place: string;
  readonly title: string;
  readonly unit: string;
  readonly count: keyof Counts | keyof Waiting | 'settled';
  readonly kind?: 'side' | 'side warning' | 'side fault';
}

const stations: readonly Station[] = [
  { place: 'api', title: 'HTTP API', unit: 'requests', count: 'received' },
  { place: 'ingress', title: 'Ingress', unit: 'accepted', count: 'accepted' },
  { place: 'refused', title: 'Refused', unit: 'not 200', count: 'refused', kind: 'side fault' },
  { place: 'queue', title: 'SQS queue', unit: 'waiting', count: 'onQueue' },
  { place: 'dlq', title: 'Dead letters', unit: 'now', count: 'inDlq', kind: 'side fault' },
  { place: 'consumer', title: 'Consumer', unit: 'settled', count: 'settled' },
  { place: 'held', title: 'Quarantine', unit: 'now', count: 'inQuarantine', kind: 'side warning' },
  { place: 'ids', title: 'Deliveries table', unit: 'duplicates', count: 'duplicate', kind: 'side' },
  { place: 'bus', title: 'EventBridge bus', unit: 'published', count: 'published' },
  { place: 'rules', title: 'Rules', unit: 'delivered', count: 'delivered' },
];

const numbersOf = ({ counts, waiting }: Pulse): Partial<Record<Station['count'], number>> => ({
  ...counts,
  ...waiting,
  settled: counts.published + counts.duplicate + counts.quarantined + counts.retry,
});

/** The path as the README draws it, with live numbers. */
export const Path = ({ pulse }: { readonly pulse: Pulse | undefined }) => {
  const numbers = pulse ? numbersOf(pulse) : {};
  return (
    <ol class="path" aria-label="The path of an event">
      <li style={{ gridArea: 'enreach', alignSelf: 'center' }}>Enreach</li>
      {stations.map(({ place, title, unit, count, kind = '' }) => (
        <li
          key={place}
          class={`station ${kind} ${numbers[count] ? '' : 'none'}`}
          style={{ gridArea: place }}
        >
          {title}
          <div>
            <b>{numbers[count]?.toLocaleString('en') ?? '–'}</b> {unit}
          </div>
        </li>
      ))}
    </ol>
  );
};
