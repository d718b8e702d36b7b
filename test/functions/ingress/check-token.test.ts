import { makeTokenCheck } from '../../../functions/ingress/check-token.ts';
import { startDeadline } from '../../../functions/ingress/deadline.ts';
import { readAhead } from '../../../functions/ingress/read-ahead.ts';
import { awsError, endpoint, makeStore, previousSecret, secret } from './ingress-fixture.ts';

const rotated = 'Nw3-rotated-7dQ5';
const outage = awsError('InternalServiceError', 500);

const startCheck = () => {
  const store = makeStore();
  const clock = { nowMs: 1_000_000 };
  const faults: unknown[] = [];
  const now = () => clock.nowMs;
  const checkToken = makeTokenCheck({
    readSecret: store.readSecret,
    now,
    onStoreFault: (_, fault) => faults.push(fault),
  });
  return {
    store,
    faults,
    pass: (seconds: number) => {
      clock.nowMs += seconds * 1_000;
    },
    check: async (token: string | undefined) =>
      checkToken(endpoint, token, startDeadline(clock.nowMs + 4_500, now)),
    /** How often the store was asked since the last time; each refresh reads two versions. */
    refreshes: () => store.reads.splice(0).length / 2,
  };
};

describe('the secrets of an endpoint', () => {
  it('are read by stage, in the two versions that a rotation has', async () => {
    const { check, store } = startCheck();
    await check(secret);
    expect(store.reads).toEqual(['secret-of-default AWSCURRENT', 'secret-of-default AWSPREVIOUS']);
  });

  it('are read once for any number of right tokens', async () => {
    const { check, refreshes } = startCheck();
    for (let i = 0; i < 50; i += 1) expect(await check(secret)).toBe('current');
    expect(refreshes()).toBe(1);
  });

  it('are read once for requests that come together', async () => {
    const { check, refreshes } = startCheck();
    const checks = await Promise.all([check(secret), check('wrong'), check(secret)]);
    expect(checks).toEqual(['current', 'wrong', 'current']);
    expect(refreshes()).toBe(1);
  });

  it.each([`${secret}\n`, ` \t${secret}\r\n`])('do not count blanks around: %j', async (stored) => {
    const { check, store } = startCheck();
    store.current = stored;
    expect(await check(secret)).toBe('current');
    expect(await check(stored)).toBe('wrong');
  });
});

describe('a rotation', () => {
  it('accepts both secrets while it is open, and says which it was', async () => {
    const { check, store } = startCheck();
    store.previous = previousSecret;
    expect(await check(secret)).toBe('current');
    expect(await check(previousSecret)).toBe('previous');
    expect(await check('wrong')).toBe('wrong');
  });

  it.each(['', ' \n'])('takes a previous secret of nothing (%j) for none', async (previous) => {
    const { check, store } = startCheck();
    store.previous = previous;
    expect(await check('wrong')).toBe('wrong');
    expect(await check(secret)).toBe('current');
  });

  it('does not take a secret that is both for the previous one', async () => {
    const { check, store } = startCheck();
    store.previous = secret;
    expect(await check(secret)).toBe('current');
  });

  it('lets a new secret work at once, and the old one on', async () => {
    const { check, store, pass } = startCheck();
    expect(await check(secret)).toBe('current');
    pass(10);
    [store.current, store.previous] = [rotated, secret];
    expect(await check(rotated)).toBe('current');
    expect(await check(secret)).toBe('previous');
  });

  it('ends within five minutes: a revoked secret stops working without a new one being used', async () => {
    const { check, store, pass } = startCheck();
    store.previous = previousSecret;
    expect(await check(previousSecret)).toBe('previous');
    store.previous = undefined;
    pass(299);
    expect(await check(previousSecret)).toBe('previous');
    pass(1);
    expect(await check(previousSecret)).toBe('wrong');
  });
});

describe('a flood of bad tokens', () => {
  it('makes one refresh in 10 s, the first load counted', async () => {
    const { check, pass, refreshes } = startCheck();
    for (let i = 0; i < 20; i += 1) expect(await check(`bad ${i}`)).toBe('wrong');
    expect(refreshes()).toBe(1);
    pass(9.999);
    await check('bad');
    expect(refreshes()).toBe(0);
    pass(0.001);
    for (let i = 0; i < 20; i += 1) expect(await check(`bad ${i}`)).toBe('wrong');
    expect(refreshes()).toBe(1);
  });

  it('makes no more while the store fails', async () => {
    const { check, store, pass, refreshes } = startCheck();
    await check(secret);
    pass(10);
    store.fault = outage;
    refreshes();
    for (let i = 0; i < 20; i += 1) expect(await check(`bad ${i}`)).toBe('unknown');
    expect(refreshes()).toBe(1);
    pass(10);
    await check('bad');
    expect(refreshes()).toBe(1);
  });

  it('does not keep out the right token', async () => {
    const { check } = startCheck();
    for (let i = 0; i < 20; i += 1) await check(`bad ${i}`);
    expect(await check(secret)).toBe('current');
  });

  it('does not stop refreshes when the clock is set back', async () => {
    const { check, store, pass } = startCheck();
    await check(secret);
    pass(-3_600);
    store.current = rotated;
    expect(await check(rotated)).toBe('current');
  });
});

describe('while the store fails', () => {
  it('knows no token without cached secrets, and asks again every second', async () => {
    const { check, store, faults, pass } = startCheck();
    store.fault = outage;
    expect(await check(secret)).toBe('unknown');
    for (let i = 0; i < 20; i += 1) expect(await check(`bad ${i}`)).toBe('unknown');
    expect(faults).toHaveLength(1);
    pass(1);
    expect(await check('wrong')).toBe('unknown');
    expect(faults).toHaveLength(2);
    pass(1);
    store.fault = undefined;
    expect(await check(secret)).toBe('current');
    expect(await check('wrong')).toBe('wrong');
  });

  it('calls no unknown token wrong for as long as it may be a new secret', async () => {
    const { check, store, pass } = startCheck();
    await check(secret);
    pass(10);
    store.fault = outage;
    store.current = rotated;
    expect(await check(rotated)).toBe('unknown');
    store.fault = undefined;
    pass(9);
    expect(await check(rotated)).toBe('unknown');
    pass(1);
    expect(await check(rotated)).toBe('current');
    expect(await check('wrong')).toBe('wrong');
  });

  it('serves on with secrets older than five minutes, and warns at most every 10 s', async () => {
    const { check, store, pass, faults } = startCheck();
    await check(secret);
    store.fault = outage;
    pass(86_400);
    for (let i = 0; i < 20; i += 1) expect(await check(secret)).toBe('current');
    expect(faults).toHaveLength(1);
    pass(10);
    expect(await check(secret)).toBe('current');
    expect(faults).toHaveLength(2);
  });

  it.each([
    ['missing', undefined],
    ['empty', ''],
    ['blank', ' \n'],
  ])('counts a current secret that is %s as such a failure', async (_, current) => {
    const { check, store } = startCheck();
    store.current = current;
    expect(await check(secret)).toBe('unknown');
    expect(await check(' ')).toBe('unknown');
  });

  it('lets the current secret work where only the previous one cannot be read', async () => {
    const { check, store, faults } = startCheck();
    store.previousFault = awsError('DecryptionFailure', 400);
    expect(await check(secret)).toBe('current');
    expect(await check(previousSecret)).toBe('unknown');
    expect(faults).toEqual([store.previousFault]);
  });

  it('keeps a previous secret that it knows and can no longer read', async () => {
    const { check, store, pass } = startCheck();
    store.previous = previousSecret;
    await check(secret);
    store.previousFault = awsError('DecryptionFailure', 400);
    pass(300);
    expect(await check(secret)).toBe('current');
    expect(await check(previousSecret)).toBe('previous');
  });
});

it.each([undefined, ''])('calls the token %p wrong without asking the store', async (token) => {
  const { check, refreshes } = startCheck();
  expect(await check(token)).toBe('wrong');
  expect(refreshes()).toBe(0);
});

describe('secrets that were read ahead', () => {
  const startAhead = async () => {
    const store = makeStore();
    const clock = { nowMs: 1_000_000 };
    const now = () => clock.nowMs;
    const checkToken = makeTokenCheck({
      readSecret: store.readSecret,
      readAhead: await readAhead(store.readSecret, [endpoint.secretId], now),
      now,
      onStoreFault: () => undefined,
    });
    store.reads.length = 0;
    const check = (token: string) =>
      checkToken(endpoint, token, startDeadline(clock.nowMs + 4_500, now));
    return { store, check };
  };

  it('let a right token in without asking the store', async () => {
    const { store, check } = await startAhead();
    expect(await check(secret)).toBe('current');
    expect(store.reads).toEqual([]);
  });

  it('do not keep out a secret that is newer than they are', async () => {
    const { store, check } = await startAhead();
    store.current = rotated;
    expect(await check(rotated)).toBe('current');
    expect(store.reads).toHaveLength(2);
  });

  it('do not let a flood of bad tokens make calls', async () => {
    const { store, check } = await startAhead();
    for (let i = 0; i < 20; i += 1) expect(await check(`bad ${i}`)).toBe('wrong');
    expect(store.reads).toHaveLength(2);
  });
});
