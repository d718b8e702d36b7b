import { isDeepStrictEqual } from 'node:util';
import type { EnreachEvent } from '../../../lib/catalogue/index.ts';
import { scenarioNames, type TimedEvent } from '../../../lib/simulator/scenarios/scenarios.ts';
import { play } from './play.ts';
import { agentCountsOf, callCountsOf, createReplay, longestWaitOf, type Replay } from './replay.ts';

const plays: [name: string, options: { seed: number; agents?: number; queues?: number }][] = [
  ...scenarioNames.map((name): [string, { seed: number }] => [name, { seed: 1 }]),
  ['day', { seed: 2 }],
  ['day', { seed: 3, agents: 5, queues: 2 }],
  ['day', { seed: 4, agents: 2, queues: 2 }],
];

/** Calls back for each event, with what the events up to it (and it) tell. */
const replayed = (
  [name, options]: (typeof plays)[number],
  visit: (timed: TimedEvent, replay: Replay, before: TimedEvent | undefined) => void,
): Replay => {
  const replay = createReplay(name === 'day' ? 'OffWork' : 'Available');
  let before: TimedEvent | undefined;
  for (const timed of play(name, options)) {
    replay.apply(timed);
    visit(timed, replay, before);
    before = timed;
  }
  return replay;
};

/** The event without what differs each time. */
const contentOf = (event: EnreachEvent): object =>
  event.EventType === 'QueueStatus'
    ? { ...event, Id: '', Timestamp: '', MaxWaitTime: 0 }
    : { ...event, Id: '', Timestamp: '' };

describe.each(plays)('%s with %j', (...played) => {
  it('has nobody in two calls, on a call in wrap-up, or on a call while away', () => {
    expect(replayed(played, () => undefined).contradictions).toEqual([]);
  });

  const [name] = played;

  it('counts in QueueStatus what the events before it tell', () => {
    replayed(played, ({ event, atMs }, replay) => {
      if (event.EventType !== 'QueueStatus') return;
      const { QueueId } = event;
      expect(event).toMatchObject({
        ...callCountsOf(replay, QueueId),
        MaxWaitTime: longestWaitOf(replay, QueueId, atMs),
        // A small scenario has no change of who is attached, so nothing tells.
        ...(name === 'day' ? agentCountsOf(replay, QueueId) : {}),
      });
      expect(event.NbrOfAgentsCheckedInQueue).toBe(
        event.NbrOfAgentsImmediatelyFree +
          event.NbrOfAgentsShortTermAway +
          event.NbrOfAgentsLongTermAway +
          event.NbrOfAgentsOnWrapUp,
      );
    });
  });

  it('sends QueueStatus and UserStatus for each change of calls, at once', () => {
    const told = new Map<string, unknown>();
    // Asserted once: an assertion for each of a day's changes takes seconds.
    const wrong: unknown[] = [];
    const [queues, users] = [new Set<string>(), new Set<string>()];
    let isTrue: [key: string, state: unknown][] = [];
    replayed(played, ({ event, atMs }, replay, before) => {
      // Events a millisecond apart happen together, and their statuses follow them.
      if (before !== undefined && atMs - before.atMs > 1) {
        for (const [key, state] of isTrue)
          if (!isDeepStrictEqual(told.get(key), state))
            wrong.push({ key, told: told.get(key), state });
      }
      if (event.EventType === 'QueueStatus') {
        const { NbrOfQueuingRequesters, NbrOfAllocated, NbrOfConnected } = event;
        told.set(event.QueueId, { NbrOfQueuingRequesters, NbrOfAllocated, NbrOfConnected });
      }
      if (event.EventType === 'UserStatus') told.set(event.UserId, event.Talking);
      for (const { queueId } of replay.queued.values()) queues.add(queueId);
      for (const userId of replay.engaged.keys()) users.add(userId);
      isTrue = [
        ...[...queues].map((queueId): [string, unknown] => {
          const { NbrOfQueuingRequesters, NbrOfAllocated, NbrOfConnected } = callCountsOf(
            replay,
            queueId,
          );
          return [queueId, { NbrOfQueuingRequesters, NbrOfAllocated, NbrOfConnected }];
        }),
        ...[...users].map((userId): [string, unknown] => [userId, replay.engaged.has(userId)]),
      ];
    });
    expect(wrong).toEqual([]);
  });

  it('says in UserStatus what the events before it tell', () => {
    replayed(played, ({ event }, { engaged, wrappingUp, availability, queued }) => {
      if (event.EventType !== 'UserStatus') return;
      const { UserId } = event;
      const isAvailable = (availability.get(UserId) ?? 'Available') === 'Available';
      const isFree = !engaged.has(UserId) && !wrappingUp.has(UserId);
      expect(event.Talking).toBe(engaged.has(UserId));
      expect(event.WrapUpEnd === null).toBe(!wrappingUp.has(UserId));
      expect(event.ActiveQueueId).toBe(queued.get(engaged.get(UserId) ?? '')?.queueId ?? null);
      if (event.Serving) {
        expect(event.Available).toBe(isAvailable);
        expect(event.CanBeAllocatedTo).toBe(isAvailable && isFree);
      }
    });
  });

  it('evaluates call lists every 15 seconds, and counts the open requests', () => {
    replayed(played, ({ event, atMs }, { callbacks }) => {
      if (event.EventType !== 'CallbackListStatus') return;
      // The lists are told one after the other.
      expect(atMs % 15_000).toBeLessThan(10);
      const open = [...callbacks.values()].filter(
        ({ CallListId }) => CallListId === event.CallListId,
      );
      const assigned = open.filter(({ AssignedUserId }) => AssignedUserId !== null);
      const hidden = open.filter(
        ({ NotBefore }) => NotBefore !== null && NotBefore > event.Timestamp,
      );
      expect(event).toMatchObject({
        TotalOpenRequests: open.length,
        TotalAssigned: assigned.length,
        TotalHidingNotBefore: hidden.length,
      });
    });
  });

  it('sends no status that says the same as the one before', () => {
    const last = new Map<string, object>();
    replayed(played, ({ event, eventType }) => {
      if (!/^(UserStatus|QueueStatus|QueueAttachedUsers|CallbackListStatus)$/.test(eventType))
        return;
      const key = `${eventType} ${event.EntityId}`;
      expect(contentOf(event)).not.toEqual(last.get(key));
      last.set(key, contentOf(event));
    });
  });

  it('ends with no call open, nobody busy and no callback waiting', () => {
    const { queued, engaged, wrappingUp, callbacks } = replayed(played, () => undefined);
    expect([queued.size, engaged.size, wrappingUp.size, callbacks.size]).toEqual([0, 0, 0, 0]);
  });
});
