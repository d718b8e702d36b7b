import { useEffect, useState } from 'preact/hooks';
import type { Done } from '../messages.ts';

const shownForMs = 6000;
let hiding: ReturnType<typeof setTimeout> | undefined;

/** Says at the foot of the page what came of an action. */
const notice = ({ ok, text }: Done): void => {
  const place = document.getElementById('notice');
  place?.classList.toggle('failed', !ok);
  place?.replaceChildren(text);
  clearTimeout(hiding);
  hiding = setTimeout(() => place?.replaceChildren(), shownForMs);
};

/**
 * What the server of this very console answers is taken for what its types say.
 *
 * @returns undefined where it failed, which the notice says.
 */
const ask = async <Content>(name: string, input: object): Promise<Content | undefined> => {
  const response = await fetch(`/api/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });
  const content = await response.json();
  if (response.ok) return content;
  notice(content);
  return undefined;
};

/** Tells that an action may have changed what was answered. */
const acted = 'acted';

/** Does something, and says what came of it. */
export const act = async (name: string, input: object = {}): Promise<void> => {
  const done = await ask<Done>(name, input);
  if (done) notice(done);
  dispatchEvent(new Event(acted));
};

/** An answer, asked for again when `state` is another and after each action. */
export const useAnswer = <Content>(
  name: string,
  input: object,
  state: unknown,
): Content | undefined => {
  const [answer, setAnswer] = useState<Content>();
  useEffect(() => {
    const refresh = () => void ask<Content>(name, input).then(setAnswer);
    refresh();
    addEventListener(acted, refresh);
    return () => removeEventListener(acted, refresh);
  }, [state]);
  return answer;
};
