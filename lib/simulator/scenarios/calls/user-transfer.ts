import type { Simulation, Storyline } from '../engine/simulation.ts';
import { type Call, isFree, type User } from '../state.ts';
import { callProperties, usernameProperties } from './call.ts';

/**
 * A user hands a caller on to a colleague, whom it rings and who answers, or who does not.
 *
 * @returns who talks to the caller now: also the same user as before, when no colleague is free.
 */
export function* transferUserCall(
  { centre, random, emit }: Simulation,
  call: Call,
  user: User,
  isAnswered: boolean,
): Storyline<User> {
  const colleague = random.pick(centre.agents.filter(isFree));
  if (colleague === undefined) return user;
  const { switchboard } = centre;
  const properties = {
    ...callProperties(call),
    ...usernameProperties(user),
    TechQueueId: switchboard.id,
    TechQueueName: switchboard.name,
    TechSource: 'User',
    TransferApplet: 'TransferToUser',
  };
  colleague.call = call;
  emit('UserCallInTransferStarted', user.id, {
    ...properties,
    TransferSource: 'User',
    TransferTarget: colleague.id,
  });
  yield random.secondsBetween(4, 18);
  if (isAnswered) {
    user.call = undefined;
    emit('UserCallInTransferConnected', user.id, {
      ...properties,
      ConnectedTarget: colleague.id,
      TransferSource: 'User',
    });
    return colleague;
  }
  colleague.call = undefined;
  emit('UserCallInTransferCancelled', user.id, {
    ...properties,
    DetailedReason: 'no_answer',
    Reason: 'remote',
  });
  return user;
}
