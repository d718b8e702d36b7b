import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a request comes from elsewhere than the console's own page: by a name that was made to lead here (DNS
 * rebinding), or from another page in the same browser.
 *
 * @param port - where the console listens; a proxy on another one is elsewhere, too.
 */
export const isForeign = (headers: IncomingHttpHeaders, port: number): boolean => {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const { host, origin, 'sec-fetch-site': site } = headers;
  if (!hosts.includes(host ?? '')) return true;
  if (origin !== undefined && !hosts.some((own) => origin === `http://${own}`)) return true;
  return site !== undefined && site !== 'same-origin' && site !== 'none';
};
