import { errorName } from './error-name.ts';
import type { InvocationLimits, Ports } from './ports.ts';
import type { Refusal, Settlement } from './settlement.ts';
import { callMs } from './timings.ts';

const notQuarantined = ({ delivery, id }: Refusal, error: string): Settlement => {
  const { messageId, receiptHandle, receiveCount, deliveryId } = delivery;
  const message = { messageId, receiptHandle, receiveCount, deliveryId, id };
  return { outcome: 'retry', retry: { ...message, cause: 'fault', error } };
};

/** Writes what can never be published to the quarantine. What cannot be written is received again: never dropped. */
export const quarantineRefused = async (
  settlements: readonly Settlement[],
  { deadlineMs }: Pick<InvocationLimits, 'deadlineMs'>,
  { quarantine, clock }: Pick<Ports, 'quarantine' | 'clock'>,
): Promise<Settlement[]> =>
  Promise.all(
    settlements.map(async (settlement): Promise<Settlement> => {
      if (settlement.outcome !== 'quarantined') return settlement;
      const { refusal } = settlement;
      if (clock.now() + callMs.store > deadlineMs) return notQuarantined(refusal, 'NoTimeLeft');
      try {
        await quarantine(refusal, clock.now());
        return settlement;
      } catch (error) {
        return notQuarantined(refusal, errorName(error));
      }
    }),
  );
