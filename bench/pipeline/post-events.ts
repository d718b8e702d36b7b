import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { newBody, requestHeaders } from '../payloads.ts';

const connections = 8;

/** Posts new events as fast as they are answered. @throws Error on any answer but 200. */
export const postEvents = async (url: string, events: number): Promise<void> => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const post = async (): Promise<void> => {
    const body = newBody();
    const headers = { ...requestHeaders, 'content-length': Buffer.byteLength(body) };
    const call = request(url, { method: 'POST', agent, headers });
    const answered: Promise<IncomingMessage[]> = once(call, 'response');
    call.end(body);
    const [response] = await answered;
    if (response?.statusCode !== 200)
      throw new Error(`a POST was answered ${response?.statusCode}`);
    response.resume();
    await once(response, 'end');
  };
  let begun = 0;
  const connection = async () => {
    while (begun < events) {
      begun += 1;
      await post();
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));
  agent.destroy();
};
