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
 * @returns null where it failed, which the notice says.
 */
const ask = async <Content>(name: string, input: object): Promise<Content | null> => {
  try {
    const response = await fetch(`/api/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
    });
    const content = await response.json();
    if (response.ok) return content;
    notice(content);
  } catch {
    notice({ ok: false, text: 'Not running: start it with npm start' });
  }
  return null;
};

const stale = 'stale';

/** What was answered may have changed: it is asked for again. */
export const askAgain = (): void => void dispatchEvent(new Event(stale));

/** Does something, and says what came of it. @returns whether it was done. */
export const act = async (name: string, input: object = {}): Promise<boolean> => {
  const done = await ask<Done>(name, input);
  if (done) notice(done);
  askAgain();
  return done?.ok ?? false;
};

/** An answer, asked for again when `state` is another and after each action; null where it failed. */
export const useAnswer = <Content>(
  name: string,
  input: object,
  state: unknown,
): Content | null | undefined => {
  const [answer, setAnswer] = useState<Content | null>();
  useEffect(() => {
    const refresh = () => void ask<Content>(name, input).then(setAnswer);
    refresh();
    addEventListener(stale, refresh);
    return () => removeEventListener(stale, refresh);
  }, [state]);
  return answer;
};
