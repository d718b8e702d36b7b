import type { Delivery, DeliveryBodies, Facts } from '../messages.ts';
import { useAnswer } from './ask.ts';
import { Bodies } from './bodies.tsx';
import { Badge } from './delivery-row.tsx';
import { Settle } from './settle.tsx';
import { bytesOf, durationOf, plain, timeOf, typeOf, wordsOf } from './words.ts';

interface EventDetailProps {
  readonly facts: Facts;
  readonly delivery: Delivery;
  readonly onBack: () => void;
  readonly onPattern: () => void;
}

/** Where there is no room for the list beside it. */
const focusOnceShown = (back: HTMLElement | null): void => back?.focus();

/** @param of - what is named, and what it means. */
const Meanings = ({ of }: { readonly of: readonly (readonly [string, string | undefined])[] }) => (
  <ul>
    {of.map(([name, meaning]) => (
      <li key={name}>
        <code>{name}</code> {plain(meaning)}
      </li>
    ))}
  </ul>
);

/** What happened to a delivery and when, from its arrival; the line shows how far apart. */
const Steps = ({ steps }: Pick<Delivery, 'steps'>) => {
  const firstMs = steps[0]?.atMs ?? 0;
  const wholeMs = Math.max(1, (steps.at(-1)?.atMs ?? 0) - firstMs);
  return (
    <ol class="steps">
      {steps.map((step) => {
        const afterMs = step.atMs - firstMs;
        return (
          <li key={`${step.atMs} ${wordsOf(step)}`}>
            <span>{wordsOf(step)}</span>
            <i style={{ '--at': `${(afterMs / wholeMs) * 100}%` }} />
            <time>{step === steps[0] ? timeOf(step.atMs) : `+${durationOf(afterMs)}`}</time>
          </li>
        );
      })}
    </ol>
  );
};

/** One delivery: what became of it, when, and its content on both sides. */
export const EventDetail = ({ facts, delivery, onBack, onPattern }: EventDetailProps) => {
  const { key, outcome, reason, id, deliveryId, endpoint, flags, issues, steps } = delivery;
  const { bodyBytes = 0, receiveCount = 1 } = delivery;
  const bodies = useAnswer<DeliveryBodies>('bodies', { key }, steps.length);
  const times = receiveCount > 1 && `${receiveCount} times at the consumer`;
  return (
    <article aria-label="The chosen event" tabIndex={-1}>
      <button type="button" class="quiet back" ref={focusOnceShown} onClick={onBack}>
        ← All events
      </button>
      <header>
        <h3>{typeOf(delivery)}</h3>
        <Badge outcome={outcome} />
        {outcome === 'published' && (
          <button type="button" class="quiet" onClick={onPattern}>
            Try a pattern for it
          </button>
        )}
      </header>
      <dl>
        <dt>Id</dt>
        <dd>{id ? <code>{id}</code> : 'none was read'}</dd>
        <dt>Delivery</dt>
        <dd>{deliveryId ? <code>{deliveryId}</code> : 'none: it was refused'}</dd>
        <dt>Endpoint</dt>
        <dd>{[endpoint, bytesOf(bodyBytes), times].filter(Boolean).join(' · ')}</dd>
      </dl>
      {reason && outcome !== 'duplicate' && (
        <p class={`reason ${outcome}`}>
          <strong>{reason}</strong> {plain(facts.reasonMeanings[reason])}
        </p>
      )}
      <Meanings of={issues.map(({ path, kind }) => [path, facts.issueMeanings[kind] ?? kind])} />
      {outcome === 'quarantined' && <Settle {...delivery} />}
      {flags.length > 0 && <h4>Flags</h4>}
      <Meanings of={flags.map((flag) => [flag, facts.flagMeanings[flag]])} />
      <h4>Steps</h4>
      <Steps steps={steps} />
      {bodies && <Bodies {...bodies} />}
      {bodies === null && <p class="failed">Its content cannot be loaded</p>}
    </article>
  );
};
