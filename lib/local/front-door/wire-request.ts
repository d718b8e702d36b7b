import type { IncomingHttpHeaders } from 'node:http';

/** A request of which everything has arrived. */
export interface WireRequest {
  readonly method: string;
  /** Path and query, as sent. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}
