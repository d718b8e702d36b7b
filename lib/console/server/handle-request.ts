import type { IncomingMessage, ServerResponse } from 'node:http';
import * as v from 'valibot';
import { explainError } from '../../operate/explain-error.ts';
import type { Api } from './api.ts';
import type { EventStream } from './event-stream.ts';
import { isForeign } from './foreign-request.ts';
import type { PageFile } from './page-files.ts';
import { readJson } from './read-request.ts';

export interface RequestHandlerOptions {
  readonly files: ReadonlyMap<string, PageFile>;
  readonly api: Api;
  readonly stream: EventStream;
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

interface Reply {
  readonly status: number;
  readonly content: unknown;
}

const refused = (status: number, text: string): Reply => ({ status, content: { ok: false, text } });

const handlerIn = <Handler>(
  handlers: Readonly<Record<string, Handler>>,
  name: string,
): Handler | undefined => (Object.hasOwn(handlers, name) ? handlers[name] : undefined);

const answerGet = async ({ get }: Api, name: string, id: string): Promise<Reply> => {
  const content = await handlerIn(get, name)?.(id);
  return content === undefined ? refused(404, 'There is no such thing') : { status: 200, content };
};

const answerPost = async (
  { post }: Api,
  name: string,
  request: IncomingMessage,
): Promise<Reply> => {
  const act = handlerIn(post, name);
  if (!act) return refused(404, 'There is no such action');
  const input = await readJson(request);
  if (input === undefined) return refused(400, 'Expected JSON');
  return { status: 200, content: await act(input) };
};

const answer = async (
  api: Api,
  request: IncomingMessage,
  [name = '', id = '']: readonly string[],
): Promise<Reply> => {
  try {
    if (request.method === 'GET') return await answerGet(api, name, id);
    if (request.method === 'POST') return await answerPost(api, name, request);
    return refused(405, 'Only GET and POST');
  } catch (error) {
    return error instanceof v.ValiError
      ? refused(400, 'The input makes no sense')
      : refused(500, explainError(error));
  }
};

/** Answers the page's requests, and refuses those of others: releasing acts. */
export const createRequestHandler =
  ({ files, api, stream, port }: RequestHandlerOptions) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.on('error', () => {}); // the page went away
    const send = (status: number, type: string, content: string): void => {
      response.writeHead(status, { 'content-type': type });
      response.end(content);
    };
    const sendJson = ({ status, content }: Reply): void =>
      send(status, 'application/json', JSON.stringify(content));

    if (isForeign(request.headers, port())) {
      const text = `Only the page at http://127.0.0.1:${port()} may ask`;
      return sendJson(refused(403, text));
    }
    const [path = ''] = (request.url ?? '').split('?');
    if (path === '/api/stream') return stream.connect(response);
    if (path.startsWith('/api/')) {
      sendJson(await answer(api, request, path.slice('/api/'.length).split('/')));
      if (request.method === 'POST') await stream.pulse();
      return;
    }
    const file = files.get(path);
    if (!file || request.method !== 'GET') return sendJson(refused(404, 'There is no such page'));
    send(200, file.type, file.content);
  };
