import type { Simulation, Storyline } from '../engine/simulation.ts';
import type { User } from '../state.ts';
import { callProperties, createCall, userNameProperties } from './call.ts';
import { techReason } from './tech-reason.ts';

/** A user calls a number, which answers or does not. The user must be free, and is so again at the end. */
export function* outboundCall(
  simulation: Simulation,
  user: User,
  targetNumber: string,
  isAnswered: boolean,
): Storyline {
  const { random, emit } = simulation;
  const call = createCall(simulation, { callerNumber: user.number, targetNumber });
  const properties = { ...callProperties(call), ...userNameProperties(user) };
  user.call = call;
  emit('UserCallOutGoing', user.id, properties);
  if (isAnswered) {
    yield random.secondsBetween(4, 20);
    emit('UserCallOutConnected', user.id, properties);
    yield random.secondsBetween(30, 240);
  } else {
    yield random.secondsBetween(20, 40);
  }
  user.call = undefined;
  const byCallee = isAnswered && random.chance(0.5);
  emit('UserCallOutDisconnected', user.id, {
    ...properties,
    Reason: byCallee ? 'remote' : 'local',
    TechReason: isAnswered ? techReason.normalClearing : techReason.callerGaveUp,
  });
}
