import { useState } from 'preact/hooks';
import type { Delivery } from '../messages.ts';
import { act } from './ask.ts';

interface Choice {
  readonly title: string;
  readonly action: string;
  readonly winner?: string;
}

const choices: readonly Choice[] = [
  { title: 'Release', action: 'release' },
  { title: 'Drop', action: 'drop' },
];
const choicesOfConflict: readonly Choice[] = [
  { title: 'Publish this one, too', action: 'release', winner: 'quarantined' },
  { title: 'Keep the published one', action: 'release', winner: 'published' },
];

/** Buttons that release or drop one delivery of the quarantine. */
export const Settle = ({ deliveryId, reason }: Pick<Delivery, 'deliveryId' | 'reason'>) => {
  const [isUnderWay, setUnderWay] = useState(false);
  const settle = async (action: string, winner?: string): Promise<void> => {
    if (isUnderWay) return;
    setUnderWay(true);
    // Once it is done, these buttons go.
    if (!(await act(action, { deliveryId, winner }))) setUnderWay(false);
  };
  return (
    <p class="buttons">
      {(reason === 'idConflict' ? choicesOfConflict : choices).map(({ title, action, winner }) => (
        // `disabled` would take the focus from it.
        <button
          type="button"
          key={title}
          aria-disabled={isUnderWay}
          onClick={() => settle(action, winner)}
        >
          {title}
        </button>
      ))}
    </p>
  );
};
