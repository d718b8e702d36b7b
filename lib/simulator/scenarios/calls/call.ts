import type { Simulation } from '../engine/simulation.ts';
import type { Call, Queue, QueueCall, User } from '../state.ts';

/** A new call. Numbers are of one fictional range. */
export function createCall(
  { ids }: Simulation,
  numbers: { callerNumber: string; targetNumber: string },
): Call {
  return { id: ids.guid(), legId: createLegId(ids), ...numbers };
}

export function createQueueCall(simulation: Simulation, queue: Queue): QueueCall {
  const numbers = { callerNumber: customerNumber(simulation), targetNumber: queue.number };
  return {
    ...createCall(simulation, numbers),
    queue,
    state: 'queuing',
    arrivedMs: simulation.nowMs(),
    cancelledBy: new Set(),
  };
}

export function createLegId(ids: Simulation['ids']): string {
  return `${ids.hex(24)}@sip.example.com`;
}

export function customerNumber({ random }: Simulation): string {
  return `+35850123${random.digits(4)}`;
}

/** What every event of a call carries. */
export function callProperties({ id, legId, callerNumber, targetNumber }: Call) {
  return { CallId: id, LegId: legId, CallerNumber: callerNumber, TargetNumber: targetNumber };
}

export function queueProperties({ id, name }: Queue) {
  return { QueueId: id, QueueName: name };
}

/** The technical queue that a call came to a queue by. */
export function menuProperties({ menu }: Queue) {
  return { TechQueueId: menu.id, TechQueueName: menu.name };
}

/** Some event types write it `UserName`. */
export function usernameProperties({ id, userName }: User) {
  return { UserId: id, Username: userName };
}

export function userNameProperties({ id, userName }: User) {
  return { UserId: id, UserName: userName };
}
