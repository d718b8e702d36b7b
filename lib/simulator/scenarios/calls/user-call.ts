import type { Simulation, Storyline } from '../engine/simulation.ts';
import { type Call, isFree, type User } from '../state.ts';
import {
  callProperties,
  createCall,
  createLegId,
  customerNumber,
  userNameProperties,
  usernameProperties,
} from './call.ts';
import { techReason } from './tech-reason.ts';
import { overflowUserCall, reasonToOverflow } from './user-overflow.ts';
import { transferUserCall } from './user-transfer.ts';

export type UserCallPlan = 'answered' | 'unanswered' | 'transferred' | 'transferFails';

/** A call to somebody's own number. It overflows when nobody answers it, or the user cannot be called. */
export function* userCall(simulation: Simulation, user: User, plan: UserCallPlan): Storyline {
  const { random, emit } = simulation;
  const call = createCall(simulation, {
    callerNumber: customerNumber(simulation),
    targetNumber: user.number,
  });
  emit('UserCallInComing', user.id, { ...callProperties(call), ...usernameProperties(user) });
  yield random.between(200, 900);
  emit('UserCallInArrived', user.id, { ...callProperties(call), ...userNameProperties(user) });
  yield random.between(50, 250);
  if (!isFree(user)) {
    yield* overflowUserCall(simulation, call, user, reasonToOverflow(user));
    return;
  }
  const isAnswered = yield* ring(simulation, call, user, plan !== 'unanswered');
  if (!isAnswered) {
    yield* overflowUserCall(simulation, call, user, 'NoAnswer');
    return;
  }
  yield random.secondsBetween(30, 180);
  let talking = user;
  if (plan === 'transferFails') yield* transferUserCall(simulation, call, user, false);
  if (plan === 'transferred') talking = yield* transferUserCall(simulation, call, user, true);
  yield random.secondsBetween(10, 120);
  talking.call = undefined;
  emit('UserCallInDisconnected', talking.id, {
    ...callProperties(call),
    ...usernameProperties(talking),
    Reason: random.chance(0.3) ? 'local' : 'remote',
    TechReason: techReason.normalClearing,
  });
}

function* ring(
  { random, ids, emit }: Simulation,
  call: Call,
  user: User,
  answers: boolean,
): Storyline<boolean> {
  const properties = { ...callProperties(call), ...userNameProperties(user) };
  user.call = call;
  emit('UserCallInUserAllocated', user.id, {
    ...properties,
    DetailedReason: null,
    UserNumber: user.number,
  });
  if (answers) {
    yield random.secondsBetween(2, 12);
    emit('UserCallInUserConnected', user.id, {
      ...properties,
      AgentLegId: createLegId(ids),
      UserNumber: user.number,
    });
    return true;
  }
  yield random.secondsBetween(20, 25);
  user.call = undefined;
  emit('UserCallInUserCancelled', user.id, {
    ...properties,
    DetailedReason: 'no_answer',
    Reason: 'local',
  });
  yield random.between(50, 250);
  return false;
}
