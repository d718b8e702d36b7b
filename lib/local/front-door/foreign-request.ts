import type { IncomingHttpHeaders } from 'node:http';

const loopback = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;

/**
 * Whether a request comes by a name that was made to lead here (DNS rebinding), or from a page of another origin in a
 * browser: whoever looks at a page must not have it read what runs on this machine.
 *
 * Programs name no origin. Another port of this machine is another origin.
 */
export const isForeign = (headers: IncomingHttpHeaders): boolean => {
  const { host = '', origin, 'sec-fetch-site': site } = headers;
  if (!loopback.test(host)) return true;
  if (origin !== undefined && origin !== `http://${host}`) return true;
  return site !== undefined && site !== 'same-origin' && site !== 'none';
};

/** Why such a request is refused. */
export const foreignRefusal =
  'refused: the local cloud answers programs of this machine, by the name 127.0.0.1, localhost or [::1], and no web page';
