import { useState } from 'preact/hooks';
import type { Delivery, PatternAnswer } from '../messages.ts';
import { useAnswer } from './ask.ts';
import { DeliveryRow } from './delivery-row.tsx';

interface RulePatternProps {
  readonly pattern: string;
  readonly onPattern: (pattern: string) => void;
  /** Newest first. */
  readonly deliveries: readonly Delivery[];
  readonly onOpen: (key: string) => void;
}

/** A pattern of our events. @param detailType - what their types have to match, as JSON. */
export const patternOf = (detailType: string): string => `{
  "source": ["enreach.webhooks"],
  "detail-type": [${detailType}]
}`;

/** A rule's pattern, tried on the events so far by EventBridge's own TestEventPattern. */
export const RulePattern = ({ pattern, onPattern, deliveries, onOpen }: RulePatternProps) => {
  const [runs, setRuns] = useState(1);
  const answer = useAnswer<PatternAnswer>('pattern', { pattern }, runs);
  const run = (): void => setRuns(runs + 1);
  const matched = new Set(answer?.matched);
  return (
    <div class="panes">
      <div>
        <label for="pattern">A rule's event pattern</label>
        <textarea
          id="pattern"
          rows={9}
          spellcheck={false}
          value={pattern}
          onInput={({ currentTarget }) => onPattern(currentTarget.value)}
          onKeyDown={({ key, ctrlKey, metaKey }) => {
            if (key === 'Enter' && (ctrlKey || metaKey)) run();
          }}
        />
        <p class="buttons">
          <button type="button" onClick={run}>
            Try it
          </button>
          <small>Ctrl+Enter</small>
        </p>
      </div>
      <div>
        <p role="status" class={answer?.problem ? 'failed' : ''}>
          {answer && (answer.problem ?? `Matches ${matched.size} of ${answer.tried} events`)}
        </p>
        <ul class="rows" aria-label="Events that match, newest first">
          {deliveries
            .filter(({ key }) => matched.has(key))
            .map((delivery) => (
              <li key={delivery.key}>
                <button type="button" onClick={() => onOpen(delivery.key)}>
                  <DeliveryRow delivery={delivery} />
                </button>
              </li>
            ))}
        </ul>
      </div>
    </div>
  );
};
