import type { Simulation, Storyline } from '../engine/simulation.ts';
import type { QueueCall } from '../state.ts';
import { callProperties, menuProperties, queueProperties } from './call.ts';

const applet = { TransferApplet: 'TransferToNumber' };

/** An agent hands a caller on to a number outside of the contact centre: it answers, or the caller comes back. */
export function* transferQueueCall(
  { random, emit }: Simulation,
  call: QueueCall,
  isAnswered: boolean,
): Storyline {
  const { queue } = call;
  const target = `+358101239${random.digits(3)}`;
  const properties = {
    ...callProperties(call),
    ...queueProperties(queue),
    ...menuProperties(queue),
    ...applet,
  };
  emit('QueueCallInTransferStarted', queue.id, {
    ...properties,
    TechType: 'Queue',
    TransferSource: 'User',
    TransferTarget: target,
  });
  yield random.secondsBetween(4, 20);
  if (isAnswered) {
    emit('QueueCallInTransferConnected', queue.id, {
      ...properties,
      ConnectedTarget: target,
      TechSource: 'Queue',
    });
  } else {
    emit('QueueCallInTransferCancelled', queue.id, {
      ...properties,
      DetailedReason: 'no_answer',
      Reason: 'remote',
      TechSource: 'Queue',
    });
    yield random.secondsBetween(5, 20);
  }
}
