import type { Done } from '../messages.ts';

/** What the server of this very console answers is taken for what its types say. */
const read = async <Content>(response: Response): Promise<Content | undefined> =>
  response.ok ? response.json() : undefined;

/** @returns undefined where there is no such thing. */
export const ask = async <Content>(path: string): Promise<Content | undefined> =>
  read(await fetch(`/api/${path}`));

export const post = async <Content = Done>(
  path: string,
  input: object = {},
): Promise<Content | Done> => {
  const response = await fetch(`/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });
  return response.json();
};
