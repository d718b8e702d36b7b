import type { Endpoint } from './environment.ts';

/** The endpoint that serves a POST to `path`, with or without a trailing slash. */
export const findEndpoint = <T extends Pick<Endpoint, 'path'>>(
  endpoints: readonly T[],
  request: { readonly method: string; readonly path: string },
): T | undefined => {
  if (request.method !== 'POST') return undefined;
  return endpoints.find(({ path }) => request.path === path || request.path === `${path}/`);
};
