const certificate =
  'the certificate was refused: no public authority signed it. Enreach refuses it too, unless the endpoint is configured with InsecureSSL (here: --insecure-ssl)';

const explanations: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: certificate,
  SELF_SIGNED_CERT_IN_CHAIN: certificate,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: certificate,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: certificate,
  CERT_HAS_EXPIRED: 'the certificate has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate is for another host',
  EPROTO: 'no TLS there; is the URL one of plain HTTP?',
  ECONNREFUSED: 'nothing listens there; is `npm start` running?',
  ECONNRESET:
    'the receiver closed the connection without an answer; is it one of HTTPS, and the URL one of plain HTTP?',
  ENOTFOUND: 'there is no such host',
  timedOut: 'no answer within --timeout',
  answerDropped: 'as asked for by --drop-answers',
  401: 'the token is wrong or missing: --secret, or Secret of the configuration',
  403: 'the endpoint does not take requests from this address',
  404: 'no endpoint has this path',
  413: 'the event is too large',
  429: 'too many requests for the receiver',
};

/** What a status, or what there was instead of one, says to the one who set the endpoint up. */
export const explainStatus = (status: string): string | undefined =>
  /^3\d\d$/.test(status)
    ? 'redirects are not followed: give the URL that they lead to'
    : explanations[status];
