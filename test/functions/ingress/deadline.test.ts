import {
  type CallLimits,
  DeadlinePassedError,
  startDeadline,
} from '../../../functions/ingress/deadline.ts';

const { jest } = import.meta;
const startMs = Date.parse('2026-11-20T10:00:00Z');

beforeEach(() => {
  jest.useFakeTimers({ now: startMs });
});
afterEach(() => {
  jest.useRealTimers();
});

const deadlineIn = (ms: number) => startDeadline(startMs + ms, Date.now);

describe('a deadline', () => {
  it.each([
    [4_500, undefined, 1_500],
    [1_500, undefined, 1_500],
    [900, undefined, 900],
    [4_500, 700, 700],
    [4_500, 3_000, 1_500],
    [0.9, undefined, undefined],
    [0, undefined, undefined],
    [-5, undefined, undefined],
  ])(
    'of %p ms and a budget of %p ms allows an attempt %p ms',
    async (leftMs, budgetMs, expected) => {
      const given: number[] = [];
      const call = deadlineIn(leftMs).call(async ({ requestTimeout }) => {
        given.push(requestTimeout);
      }, budgetMs);
      await (expected === undefined ? expect(call).rejects.toThrow(DeadlinePassedError) : call);
      expect(given).toEqual(expected === undefined ? [] : [expected]);
    },
  );

  it('ends and aborts a call that outlives it', async () => {
    const seen: CallLimits[] = [];
    const call = deadlineIn(4_500).call(async (limits) => {
      seen.push(limits);
      return new Promise<never>(() => undefined);
    });
    const failure = expect(call).rejects.toThrow(DeadlinePassedError);
    await jest.advanceTimersByTimeAsync(4_499);
    expect(seen[0]?.abortSignal.aborted).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    expect(seen[0]?.abortSignal.aborted).toBe(true);
    await failure;
  });

  it('says that it passed, whatever an aborted call says', async () => {
    const call = deadlineIn(100).call(
      async ({ abortSignal }) =>
        new Promise<never>((_, reject) => {
          abortSignal.addEventListener('abort', () => reject(new Error('AbortError')));
        }),
    );
    const failure = expect(call).rejects.toThrow(DeadlinePassedError);
    await jest.advanceTimersByTimeAsync(100);
    await failure;
  });

  it("passes on a call's result and failure, and leaves no timer behind", async () => {
    const fault = new Error('refused');
    expect(await deadlineIn(100).call(async () => 'done')).toBe('done');
    await expect(deadlineIn(100).call(async () => Promise.reject(fault))).rejects.toBe(fault);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('is one for the calls that follow each other', async () => {
    const deadline = deadlineIn(1_000);
    const call = deadline.call(async () => new Promise((resolve) => setTimeout(resolve, 800)));
    await jest.advanceTimersByTimeAsync(800);
    await call;
    expect(await deadline.call(async ({ requestTimeout }) => requestTimeout)).toBe(200);
  });
});
