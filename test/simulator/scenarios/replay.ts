import type { EnreachEvent, EventOf } from '../../../lib/catalogue/index.ts';
import type { TimedEvent } from '../../../lib/simulator/scenarios/scenarios.ts';

interface QueuedCall {
  readonly queueId: string;
  readonly arrivedMs: number;
  state: 'queuing' | 'allocated' | 'connected';
}

/** What somebody who reads the events alone knows of the contact centre. */
export interface Replay {
  /** By CallId: what is in a queue. */
  readonly queued: ReadonlyMap<string, QueuedCall>;
  /** UserId -> CallId */
  readonly engaged: ReadonlyMap<string, string>;
  /** UserId -> when it began. */
  readonly wrappingUp: ReadonlyMap<string, number>;
  readonly availability: ReadonlyMap<string, string | null>;
  /** QueueId -> users */
  readonly attached: ReadonlyMap<string, EventOf<'QueueAttachedUsers'>['AttachedUsers']>;
  /** By CallBackId: the open ones as they were last seen. */
  readonly callbacks: ReadonlyMap<string, EventOf<'CallbackChanged'>>;
  /** What cannot be: somebody in two calls, say. */
  readonly contradictions: readonly string[];
  readonly apply: (timed: TimedEvent) => void;
}

/** @param initially - what everybody is of whom no UserAvailability has told. */
export const createReplay = (initially: 'Available' | 'OffWork'): Replay => {
  const queued = new Map<string, QueuedCall>();
  const engaged = new Map<string, string>();
  const transferTargets = new Map<string, string>();
  const wrappingUp = new Map<string, number>();
  const availability = new Map<string, string | null>();
  const attached = new Map<string, EventOf<'QueueAttachedUsers'>['AttachedUsers']>();
  const callbacks = new Map<string, EventOf<'CallbackChanged'>>();
  const contradictions: string[] = [];

  const engage = (userId: string, callId: string, { EventType }: EnreachEvent) => {
    if (engaged.has(userId)) contradictions.push(`${EventType}: a second call`);
    if (wrappingUp.has(userId)) contradictions.push(`${EventType}: in wrap-up`);
    if ((availability.get(userId) ?? initially) !== 'Available') {
      contradictions.push(`${EventType}: not available`);
    }
    engaged.set(userId, callId);
  };
  const release = (userId: string, callId: string, { EventType }: EnreachEvent) => {
    if (engaged.get(userId) !== callId) contradictions.push(`${EventType}: not in this call`);
    engaged.delete(userId);
  };
  const releaseAll = (callId: string) => {
    for (const [userId, theirs] of engaged) if (theirs === callId) engaged.delete(userId);
  };
  const move = (callId: string, from: QueuedCall['state'], to: QueuedCall['state']) => {
    const call = queued.get(callId);
    if (call?.state !== from) contradictions.push(`${to}: not ${from} before`);
    if (call !== undefined) call.state = to;
  };

  const apply = ({ event, atMs }: TimedEvent) => {
    switch (event.EventType) {
      case 'UserAvailability':
        if (engaged.has(event.UserId) || wrappingUp.has(event.UserId)) {
          contradictions.push('UserAvailability: in a call');
        }
        availability.set(event.UserId, event.Availability);
        break;
      case 'QueueCallInArrived':
        queued.set(event.CallId, { queueId: event.QueueId, arrivedMs: atMs, state: 'queuing' });
        break;
      case 'QueueCallInUserAllocated':
        move(event.CallId, 'queuing', 'allocated');
        engage(event.UserId, event.CallId, event);
        break;
      case 'QueueCallInUserCancelled':
        move(event.CallId, 'allocated', 'queuing');
        release(event.UserId, event.CallId, event);
        break;
      case 'QueueCallInUserConnected':
        move(event.CallId, 'allocated', 'connected');
        break;
      case 'QueueCallInOverflow':
        queued.delete(event.CallId);
        break;
      case 'QueueCallInTransferConnected':
      case 'QueueCallInDisconnected':
        queued.delete(event.CallId);
        releaseAll(event.CallId);
        break;
      case 'UserCallInUserAllocated':
      case 'UserCallOutGoing':
        engage(event.UserId, event.CallId, event);
        break;
      case 'UserCallInUserCancelled':
      case 'UserCallInTransferConnected':
      case 'UserCallOutDisconnected':
        release(event.UserId, event.CallId, event);
        break;
      case 'UserCallInTransferStarted':
        transferTargets.set(event.CallId, event.TransferTarget ?? '');
        engage(event.TransferTarget ?? '', event.CallId, event);
        break;
      case 'UserCallInTransferCancelled':
        release(transferTargets.get(event.CallId) ?? '', event.CallId, event);
        break;
      case 'UserCallInDisconnected':
        // One that has overflowed is nobody's.
        if (engaged.get(event.UserId) === event.CallId) engaged.delete(event.UserId);
        if ([...engaged.values()].includes(event.CallId)) {
          contradictions.push('UserCallInDisconnected: of somebody else');
        }
        break;
      case 'UserSupervisionStatus':
        if (engaged.get(event.TargetUserId) !== event.CallId) {
          contradictions.push('UserSupervisionStatus: of nobody');
        }
        if (engaged.delete(event.SupervisorUserId)) break;
        engaged.set(event.SupervisorUserId, 'supervision');
        break;
      case 'UserWrapUpStarted':
        if (engaged.has(event.UserId)) contradictions.push('UserWrapUpStarted: still in a call');
        wrappingUp.set(event.UserId, atMs);
        break;
      case 'UserWrapUpTerminated':
        wrappingUp.delete(event.UserId);
        break;
      case 'QueueAttachedUsers':
        attached.set(event.QueueId, event.AttachedUsers);
        break;
      case 'CallbackChanged':
        callbacks.set(event.CallBackId, event);
        if (event.ClassificationId !== null) callbacks.delete(event.CallBackId);
        break;
    }
  };
  return {
    queued,
    engaged,
    wrappingUp,
    availability,
    attached,
    callbacks,
    contradictions,
    apply,
  };
};

/** The counters of calls that follow from a replay. */
export const callCountsOf = ({ queued }: Replay, queueId: string) => {
  const calls = [...queued.values()].filter((call) => call.queueId === queueId);
  const inState = (state: QueuedCall['state']) =>
    calls.filter((call) => call.state === state).length;
  return {
    NbrOfQueuingRequesters: inState('queuing'),
    NbrOfAllocated: inState('allocated'),
    NbrOfConnected: inState('connected'),
    NbrOfNotServedRequesters: inState('queuing') + inState('allocated'),
    NbrOfRequesters: calls.length,
  };
};

/** In seconds. */
export const longestWaitOf = ({ queued }: Replay, queueId: string, atMs: number): number => {
  const waits = [...queued.values()]
    .filter((call) => call.queueId === queueId && call.state !== 'connected')
    .map(({ arrivedMs }) => Math.floor((atMs - arrivedMs) / 1000));
  return Math.max(0, ...waits);
};

/** The counters of agents; a replay knows them once QueueAttachedUsers has told who works in the queue. */
export const agentCountsOf = (
  { engaged, wrappingUp, availability, attached }: Replay,
  queueId: string,
) => {
  const users = attached.get(queueId) ?? [];
  const serving = users.filter(({ Active }) => Active).map(({ UserId }) => UserId);
  const idle = serving.filter((id) => !engaged.has(id) && !wrappingUp.has(id));
  const free = idle.filter((id) => availability.get(id) === 'Available');
  return {
    NbrOfProviders: users.length,
    NbrOfAgentsCheckedInQueue: serving.length,
    NbrOfAgentsShortTermAway: serving.filter((id) => engaged.has(id)).length,
    NbrOfAgentsOnWrapUp: serving.filter((id) => wrappingUp.has(id)).length,
    NbrOfAgentsImmediatelyFree: free.length,
    NbrOfAgentsLongTermAway: idle.length - free.length,
  };
};
