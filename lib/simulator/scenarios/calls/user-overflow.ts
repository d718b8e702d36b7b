import type { OwnProperties } from '../engine/event-as-sent.ts';
import type { Simulation, Storyline } from '../engine/simulation.ts';
import type { Call, User } from '../state.ts';
import { callProperties, usernameProperties } from './call.ts';
import { techReason } from './tech-reason.ts';

type OverflowReason = OwnProperties<'UserCallInUserOverflow'>['Reason'];

/** Why a user who is not free cannot be called. */
export function reasonToOverflow({ availability }: User): OverflowReason {
  switch (availability) {
    case 'OffWork':
      return 'OffWork';
    case 'DoNotDisturb':
      return 'DND';
    case 'Busy':
      return 'AVAActiveProfile';
    case 'Available':
      return 'BusyOnBusy';
  }
}

/** A user's call goes on to the voicemail, or to the switchboard should that fail; the caller leaves a message. */
export function* overflowUserCall(
  { centre, random, emit }: Simulation,
  call: Call,
  user: User,
  reason: OverflowReason,
): Storyline {
  const { switchboard } = centre;
  const voicemail = `+358101238${user.number.slice(-3)}`;
  const properties = { ...callProperties(call), ...usernameProperties(user) };
  emit('UserCallInUserOverflow', user.id, {
    ...properties,
    Reason: reason,
    Target: [voicemail, switchboard.number],
  });
  yield random.between(200, 900);
  emit('UserCallInOverflow', user.id, {
    ...properties,
    ConnectedTarget: voicemail,
    OverflowApplet: 'Voicemail',
    TechEvent: 'Overflow',
    TechNumber: switchboard.number,
    TechQueueId: switchboard.id,
    TechQueueName: switchboard.name,
    TechSource: 'User',
  });
  yield random.secondsBetween(4, 30);
  emit('UserCallInDisconnected', user.id, {
    ...properties,
    Reason: 'remote',
    TechReason: techReason.normalClearing,
  });
}
