import type { Delivery } from '../messages.ts';
import { act } from './ask.ts';

const choices = [
  { title: 'Release', action: 'release' },
  { title: 'Drop', action: 'drop' },
];
const choicesOfConflict = [
  { title: 'Publish this one, too', action: 'release', winner: 'quarantined' },
  { title: 'Keep the published one', action: 'release', winner: 'published' },
];

/** Buttons that release or drop one delivery of the quarantine. */
export const Settle = ({ deliveryId, reason }: Pick<Delivery, 'deliveryId' | 'reason'>) => (
  <p class="buttons">
    {(reason === 'idConflict' ? choicesOfConflict : choices).map(({ title, action, ...more }) => (
      <button type="button" key={title} onClick={() => act(action, { deliveryId, ...more })}>
        {title}
      </button>
    ))}
  </p>
);
