export interface EndpointRules {
  /** Plain HTTP, and HTTPS on any port. */
  readonly allowInsecureUrl: boolean;
}

/**
 * Why Enreach would not take this URL for an endpoint: it posts over HTTPS to port 443 and nowhere else. What a request
 * would leave out, credentials and a fragment, is refused as well.
 *
 * @returns `undefined` for a URL that it takes.
 * @see the specification's section "Endpoint implementation"
 */
export const endpointProblem = (
  endpoint: string,
  { allowInsecureUrl }: EndpointRules,
): string | undefined => {
  const { protocol, port, username, password, hash } = new URL(endpoint);
  if (protocol !== 'https:' && protocol !== 'http:') {
    return `an endpoint is an HTTPS URL, not one of ${protocol}`;
  }
  if (username !== '' || password !== '') {
    return 'credentials in the URL are not sent; the token is --secret, or Secret of the configuration';
  }
  if (hash !== '') return 'what follows # in the URL is not sent';
  if (allowInsecureUrl) return undefined;
  if (protocol === 'http:') return 'plain HTTP is not allowed; for local use: --allow-insecure-url';
  if (port !== '') {
    return `only port 443 is possible, not ${port}; for local use: --allow-insecure-url`;
  }
  return undefined;
};
