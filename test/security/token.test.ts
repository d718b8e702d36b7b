import { createHash } from 'node:crypto';
import {
  makeEvent,
  makeStore,
  secret,
  startIngress,
} from '../functions/ingress/ingress-fixture.ts';

/** What somebody offers who does not know it all, or hopes for a comparison that is lax. */
const almost: Readonly<Record<string, string>> = {
  'its first half': secret.slice(0, secret.length / 2),
  'all but its last character': secret.slice(0, -1),
  'one character more': `${secret}x`,
  'a blank before it': ` ${secret}`,
  'a blank behind it': `${secret} `,
  'a line end behind it': `${secret}\n`,
  'a NUL behind it': `${secret}\0`,
  'other capitals': secret.toLowerCase(),
  'the first character alone': secret.slice(0, 1),
  'it twice, as a header that is sent twice arrives': `${secret},${secret}`,
  'it with a wrong one': `wrong,${secret}`,
  'its digest, which is what is compared': createHash('sha256').update(secret).digest('hex'),
  'letters that look like it': secret.replace('c', '\u{441}'),
  'a composed and a plain letter': `${secret}\u{301}`,
  'more than any header holds': secret.repeat(10_000),
  'a pattern': '.*',
  'the name of a member': '__proto__',
};

describe('a token that is almost right', () => {
  it.each(Object.entries(almost))('is wrong: %s', async (_, token) => {
    const { handle, queue } = startIngress();
    expect(await handle(makeEvent({ token }))).toEqual({ statusCode: 401, body: '' });
    expect(queue.offered).toEqual([]);
  });

  it('is wrong where the one before is right, and the other way round: each endpoint has its own', async () => {
    const stores = { first: makeStore(), second: makeStore() };
    stores.second.current = 'of-the-second';
    const { handle, queue } = startIngress({
      endpoints: [
        { name: 'first', path: '/first', secretId: 'first' },
        { name: 'second', path: '/second', secretId: 'second' },
      ],
      readSecret: async (id, ...rest) =>
        (id === 'first' ? stores.first : stores.second).readSecret(id, ...rest),
    });
    const answer = async (path: string, token: string) =>
      (await handle(makeEvent({ path, token }))).statusCode;
    expect(await answer('/first', secret)).toBe(200);
    expect(await answer('/second', secret)).toBe(401);
    expect(await answer('/first', 'of-the-second')).toBe(401);
    expect(await answer('/second', 'of-the-second')).toBe(200);
    expect(queue.taken).toHaveLength(2);
  });
});

describe('a flood of wrong tokens', () => {
  it('makes no calls but one refresh, and keeps nobody out', async () => {
    const { handle, queue, store } = startIngress();
    const flood = Array.from({ length: 500 }, async (_, index) =>
      handle(makeEvent({ token: `guess ${index}` })),
    );
    const answers = await Promise.all([...flood, handle(makeEvent())]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([...Array(500).fill(401), 200]);
    expect(store.reads).toHaveLength(2);
    expect(queue.offered).toHaveLength(1);
  });
});
