import type { Done } from '../messages.ts';
import { byId } from './element.ts';

const shownForMs = 6000;
let hiding: ReturnType<typeof setTimeout> | undefined;

/** Says at the foot of the page what came of an action. */
export const notice = ({ ok, text }: Done): void => {
  const place = byId('notice');
  place.textContent = text;
  place.dataset.state = ok ? 'done' : 'failed';
  clearTimeout(hiding);
  hiding = setTimeout(() => {
    place.textContent = '';
  }, shownForMs);
};
