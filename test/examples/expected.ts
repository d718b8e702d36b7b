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

/** Follows each agent from one event to the next. */
export const agentTimes = (sent: readonly Sent[]): readonly ExpectedTime[] => {
  const times = new Map<string, ExpectedTime>();
  const before = new Map<string, Sent>();
  for (const event of ofTypes(sent, 'UserStatus', 'UserWrapUpTerminated')) {
    const userId = `${event.UserId}`;
    const time = times.get(userId) ?? {
      userId,
      servingMs: 0,
      talkingMs: 0,
      wrapUps: 0,
      wrapUpSeconds: 0,
    };
    times.set(userId, time);
    if (event.EventType === 'UserWrapUpTerminated') {
      time.wrapUps += 1;
      time.wrapUpSeconds += Number(event.ElapsedTimeSec);
      continue;
    }
    const previous = before.get(userId);
    before.set(userId, event);
    if (previous === undefined) continue;
    const heldMs = timeMs(event) - timeMs(previous);
    if (previous.Serving === true) time.servingMs += heldMs;
    if (previous.Talking === true) time.talkingMs += heldMs;
  }
  return [...times.values()];
};
