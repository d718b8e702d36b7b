import { callbackChanged } from './events/call-list/callback-changed.ts';
import { callbackListStatus } from './events/call-list/callback-list-status.ts';
import { queueAttachedUsers } from './events/queue/queue-attached-users.ts';
import { queueCallInArrived } from './events/queue/queue-call-in-arrived.ts';
import { queueCallInComing } from './events/queue/queue-call-in-coming.ts';
import { queueCallInDisconnected } from './events/queue/queue-call-in-disconnected.ts';
import { queueCallInOverflow } from './events/queue/queue-call-in-overflow.ts';
import { queueCallInTransferCancelled } from './events/queue/queue-call-in-transfer-cancelled.ts';
import { queueCallInTransferConnected } from './events/queue/queue-call-in-transfer-connected.ts';
import { queueCallInTransferStarted } from './events/queue/queue-call-in-transfer-started.ts';
import { queueCallInUserAllocated } from './events/queue/queue-call-in-user-allocated.ts';
import { queueCallInUserCancelled } from './events/queue/queue-call-in-user-cancelled.ts';
import { queueCallInUserConnected } from './events/queue/queue-call-in-user-connected.ts';
import { queueStatus } from './events/queue/queue-status.ts';
import { userAvailability } from './events/user/user-availability.ts';
import { userCallInArrived } from './events/user/user-call-in-arrived.ts';
import { userCallInComing } from './events/user/user-call-in-coming.ts';
import { userCallInDisconnected } from './events/user/user-call-in-disconnected.ts';
import { userCallInOverflow } from './events/user/user-call-in-overflow.ts';
import { userCallInTransferCancelled } from './events/user/user-call-in-transfer-cancelled.ts';
import { userCallInTransferConnected } from './events/user/user-call-in-transfer-connected.ts';
import { userCallInTransferStarted } from './events/user/user-call-in-transfer-started.ts';
import { userCallInUserAllocated } from './events/user/user-call-in-user-allocated.ts';
import { userCallInUserCancelled } from './events/user/user-call-in-user-cancelled.ts';
import { userCallInUserConnected } from './events/user/user-call-in-user-connected.ts';
import { userCallInUserOverflow } from './events/user/user-call-in-user-overflow.ts';
import { userCallOutConnected } from './events/user/user-call-out-connected.ts';
import { userCallOutDisconnected } from './events/user/user-call-out-disconnected.ts';
import { userCallOutGoing } from './events/user/user-call-out-going.ts';
import { userStatus } from './events/user/user-status.ts';
import { userSupervisionStatus } from './events/user/user-supervision-status.ts';
import { userWrapUpEnabled } from './events/user/user-wrap-up-enabled.ts';
import { userWrapUpStarted } from './events/user/user-wrap-up-started.ts';
import { userWrapUpTerminated } from './events/user/user-wrap-up-terminated.ts';

/** Every event of the specification, in its order: the one list that all else derives from. */
export const events = [
  userAvailability,
  userCallInArrived,
  userCallInComing,
  userCallInDisconnected,
  userCallInOverflow,
  userCallInTransferCancelled,
  userCallInTransferConnected,
  userCallInTransferStarted,
  userCallInUserAllocated,
  userCallInUserCancelled,
  userCallInUserConnected,
  userCallInUserOverflow,
  userCallOutConnected,
  userCallOutDisconnected,
  userCallOutGoing,
  userStatus,
  userSupervisionStatus,
  userWrapUpEnabled,
  userWrapUpStarted,
  userWrapUpTerminated,
  queueAttachedUsers,
  queueCallInArrived,
  queueCallInComing,
  queueCallInDisconnected,
  queueCallInOverflow,
  queueCallInTransferCancelled,
  queueCallInTransferConnected,
  queueCallInTransferStarted,
  queueCallInUserAllocated,
  queueCallInUserCancelled,
  queueCallInUserConnected,
  queueStatus,
  callbackChanged,
  callbackListStatus,
] as const;

export type Definition = (typeof events)[number];
