import type { Sent } from './running-example.ts';

/** What the examples should come to, from the events as they were sent and by other means than theirs. */

const ofTypes = (sent: readonly Sent[], ...types: readonly string[]): readonly Sent[] =>
  sent.filter(({ EventType }) => types.includes(EventType));

const sorted = (texts: Iterable<string>): readonly string[] => [...new Set(texts)].sort();

/** Enreach writes UTC without saying so. */
const timeMs = ({ Timestamp }: Sent): number => Date.parse(Timestamp.replace(/Z?$/, 'Z'));

/** Ids of the queue calls that nobody answered. */
export const missedCalls = (sent: readonly Sent[]): readonly string[] => {
  const answered = new Set(ofTypes(sent, 'QueueCallInUserConnected').map(({ CallId }) => CallId));
  return sorted(
    ofTypes(sent, 'QueueCallInOverflow', 'QueueCallInDisconnected')
      .filter(({ CallId }) => !answered.has(CallId))
      .map(({ CallId }) => `${CallId}`),
  );
};

/** The last status of each queue. */
export const lastStatuses = (sent: readonly Sent[]): readonly Sent[] => {
  const last = new Map<unknown, Sent>();
  for (const status of ofTypes(sent, 'QueueStatus')) last.set(status.QueueId, status);
  return [...last.values()];
};

export interface ExpectedTime {
  readonly userId: string;
  servingMs: number;
  talkingMs: number;
  wrapUps: number;
  wrapUpSeconds: number;
}

/**
 * Follows each agent from one event to the next, and from the last one on to the end of the day.
 *
 * @param day - one that is over, `2026-01-12`, in UTC.
 */
export const agentTimes = (sent: readonly Sent[], day: string): readonly ExpectedTime[] => {
  const startMs = Date.parse(`${day}T00:00:00Z`);
  const endMs = startMs + 24 * 60 * 60 * 1000;
  const times = new Map<string, ExpectedTime>();
  const before = new Map<string, Sent>();

  const timeOf = (userId: string): ExpectedTime => {
    const nothing = { userId, servingMs: 0, talkingMs: 0, wrapUps: 0, wrapUpSeconds: 0 };
    const time = times.get(userId) ?? nothing;
    times.set(userId, time);
    return time;
  };
  const hold = (status: Sent, untilMs: number): void => {
    const heldMs = Math.min(untilMs, endMs) - Math.max(timeMs(status), startMs);
    if (heldMs <= 0) return;
    const time = timeOf(`${status.UserId}`);
    if (status.Serving === true) time.servingMs += heldMs;
    if (status.Talking === true) time.talkingMs += heldMs;
  };

  for (const event of ofTypes(sent, 'UserStatus', 'UserWrapUpTerminated')) {
    const userId = `${event.UserId}`;
    if (event.EventType === 'UserWrapUpTerminated') {
      if (!event.Timestamp.startsWith(day)) continue;
      const time = timeOf(userId);
      time.wrapUps += 1;
      time.wrapUpSeconds += Number(event.ElapsedTimeSec);
      continue;
    }
    const previous = before.get(userId);
    if (previous) hold(previous, timeMs(event));
    before.set(userId, event);
  }
  for (const last of before.values()) hold(last, endMs);
  return [...times.values()].filter(
    ({ servingMs, talkingMs, wrapUps }) => servingMs + talkingMs + wrapUps > 0,
  );
};
