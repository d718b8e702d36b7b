import { useState } from 'preact/hooks';
import type { DeadLetterLine } from '../messages.ts';
import { act, useAnswer } from './ask.ts';
import { timeOf, typeOf } from './words.ts';

/** What the pipeline failed on for good; all of it can be sent through again. @param count - how much there is. */
export const DeadLetters = ({ count }: { readonly count: number | undefined }) => {
  const letters = useAnswer<readonly DeadLetterLine[]>('deadLetters', {}, count);
  const [isUnderWay, setUnderWay] = useState(false);
  const redrive = async (): Promise<void> => {
    if (isUnderWay) return;
    setUnderWay(true);
    await act('redrive');
    setUnderWay(false);
  };
  if (letters ? letters.length === 0 : !count)
    return (
      <div class="empty">
        <p>
          The dead-letter queue is empty. A delivery comes here only after the pipeline itself has
          failed on it twenty times. To see it fail, start with a fault:
        </p>
        <pre class="raw">npm start -- --fault events.PutEvents=503</pre>
      </div>
    );
  return (
    <ul class="cards">
      <li>
        <button type="button" aria-disabled={isUnderWay} onClick={redrive}>
          Send all through again
        </button>
      </li>
      {letters?.map((letter) => (
        <li key={letter.deliveryId}>
          <h3>{typeOf(letter)}</h3>
          <small>
            {letter.receivedAt && timeOf(letter.receivedAt)} {letter.endpoint} {letter.deliveryId}
          </small>
        </li>
      ))}
    </ul>
  );
};
