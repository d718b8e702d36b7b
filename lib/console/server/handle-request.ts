import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import * as v from 'valibot';
import { isForeign } from '../../local/front-door/foreign-request.ts';
import { explainError } from '../../operate/explain-error.ts';
import type { Api } from './api.ts';
import type { EventStream } from './event-stream.ts';
import type { PageFile } from './page-files.ts';

interface RequestHandlerOptions {
  readonly files: ReadonlyMap<string, PageFile>;
  readonly api: Api;
  readonly stream: Pick<EventStream, 'connect'>;
  /** Where the console listens. */
  readonly port: () => number;
}

/** Nothing from elsewhere, into no frame of others, and no guess at types. */
const headers = {
  'content-security-policy':
    "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

const apiPath = '/api/';

/** Answers the page's requests, and refuses those of others: releasing acts. */
export const createRequestHandler =
  ({ files, api, stream, port }: RequestHandlerOptions) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.on('error', () => {}); // the page went away
    const answer = (status: number, content: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(content));
    };
    const refuse = (status: number, why: string): void => answer(status, { ok: false, text: why });

    if (isForeign(request.headers))
      return refuse(403, `Only the page at http://127.0.0.1:${port()} may ask`);
    const { method, url: path = '' } = request;
    if (path === `${apiPath}stream`) return stream.connect(response);
    const file = files.get(path);
    if (file && method === 'GET') {
      response.writeHead(200, { 'content-type': file.type });
      response.end(file.content);
      return;
    }
    const name = path.slice(apiPath.length);
    const act = path.startsWith(apiPath) && Object.hasOwn(api, name) && api[name];
    if (!act || method !== 'POST') return refuse(404, 'There is no such page or action');
    // A form, which any page may post, has another type.
    if (request.headers['content-type'] !== 'application/json') return refuse(400, 'Expected JSON');
    try {
      answer(200, await act(JSON.parse(await text(request))));
    } catch (error) {
      if (error instanceof v.ValiError || error instanceof SyntaxError)
        return refuse(400, 'The input makes no sense');
      refuse(500, explainError(error));
    }
  };
