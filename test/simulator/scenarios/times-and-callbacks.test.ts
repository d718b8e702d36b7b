import type { EventOf } from '../../../lib/catalogue/index.ts';
import { play } from './play.ts';

const epochMs = (time: string) => Date.parse(`${time}Z`);

const played = play('day');

describe('the durations and times within the events', () => {
  it('give for a wrap-up the time between its events, 60 seconds if the timer ended it', () => {
    const started = new Map<string, EventOf<'UserWrapUpStarted'>>();
    const reasons = new Set<string | null>();
    for (const { event } of played) {
      if (event.EventType === 'UserWrapUpStarted') started.set(event.CallId, event);
      if (event.EventType !== 'UserWrapUpTerminated') continue;
      const start = started.get(event.CallId);
      const elapsedMs = epochMs(event.Timestamp) - epochMs(start?.Timestamp ?? '');
      expect(event.ElapsedTimeSec).toBe(Math.floor(elapsedMs / 1000));
      if (event.Reason === 'timer') expect(event.ElapsedTimeSec).toBe(start?.MaxWrapUpDurationSec);
      else expect(event.ElapsedTimeSec).toBeLessThan(start?.MaxWrapUpDurationSec ?? 0);
      reasons.add(event.Reason);
    }
    expect([...reasons].sort()).toEqual(['manual', 'timer']);
  });

  it('give as WrapUpEnd the start of the wrap-up and its longest duration', () => {
    const startedMs = new Map<string, number>();
    let seen = 0;
    for (const { event } of played) {
      if (event.EventType === 'UserWrapUpStarted') {
        startedMs.set(event.UserId, epochMs(event.Timestamp));
      }
      if (event.EventType !== 'UserStatus' || event.WrapUpEnd === null) continue;
      seen += 1;
      expect(epochMs(event.WrapUpEnd)).toBe((startedMs.get(event.UserId) ?? 0) + 60_000);
    }
    expect(seen).toBeGreaterThan(20);
  });

  it('end a break when its EndTime says so', () => {
    const endsMs = new Map<string, number>();
    let ended = 0;
    for (const { event } of played) {
      if (event.EventType !== 'UserAvailability') continue;
      expect(event.StartTime).toBe(event.Timestamp);
      const endMs = endsMs.get(event.UserId);
      if (endMs !== undefined) {
        ended += 1;
        // Not before; and later by no more than the milliseconds that other events had taken.
        const lateMs = epochMs(event.Timestamp) - endMs;
        expect(lateMs).toBeGreaterThanOrEqual(0);
        expect(lateMs).toBeLessThan(100);
        endsMs.delete(event.UserId);
      }
      if (event.EndTime === '9999-12-31T23:59:59.9999999') continue;
      endsMs.set(event.UserId, epochMs(event.EndTime));
    }
    expect(ended).toBeGreaterThan(5);
  });
});

describe('a callback', () => {
  const ofTypes = (types: readonly string[]) =>
    played.map(({ event }) => event).filter(({ EventType }) => types.includes(EventType));

  it('remembers the call that led to it, and calls the number that had called', () => {
    const callers = new Map<string, string | null>();
    const dialled = new Set<string | null>();
    const contacts = new Set<string | null>();
    for (const event of ofTypes(['QueueCallInOverflow', 'UserCallOutGoing', 'CallbackChanged'])) {
      if (event.EventType === 'QueueCallInOverflow') callers.set(event.CallId, event.CallerNumber);
      if (event.EventType === 'UserCallOutGoing') dialled.add(event.TargetNumber);
      if (event.EventType !== 'CallbackChanged') continue;
      expect(callers.get(event.CallId ?? '')).toBe(event.ContactNumber);
      contacts.add(event.ContactNumber);
    }
    expect(contacts.size).toBeGreaterThan(5);
    expect([...contacts].filter((contact) => !dialled.has(contact))).toEqual([]);
  });

  it('is assigned before an attempt to the user who makes it, and to nobody after it', () => {
    const before = new Map<string, EventOf<'CallbackChanged'>>();
    let attempts = 0;
    for (const event of ofTypes(['CallbackChanged'])) {
      if (event.EventType !== 'CallbackChanged') continue;
      const last = before.get(event.CallBackId);
      before.set(event.CallBackId, event);
      if (event.CallbackAttempts.length === (last?.CallbackAttempts.length ?? 0)) continue;
      attempts += 1;
      expect(last?.AssignedUserId).toBe(event.LastAttemptUserId);
      expect(event.AssignedUserId).toBeNull();
    }
    expect(attempts).toBeGreaterThan(10);
  });

  it('is left alone until its NotBefore, and tells its last attempt', () => {
    const notBefore = new Map<string, string>();
    let postponed = 0;
    for (const event of ofTypes(['CallbackChanged'])) {
      if (event.EventType !== 'CallbackChanged') continue;
      const last = event.CallbackAttempts.at(-1);
      expect([event.LastAttemptTimestamp, event.LastAttemptUserId]).toEqual([
        last?.Timestamp ?? null,
        last?.UserId ?? null,
      ]);
      expect(event.Modified).toBe(event.Timestamp);
      const due = notBefore.get(event.CallBackId);
      if (due !== undefined) expect(event.Timestamp > due).toBe(true);
      if (event.NotBefore === null) continue;
      postponed += 1;
      notBefore.set(event.CallBackId, event.NotBefore);
    }
    expect(postponed).toBeGreaterThan(3);
  });
});
