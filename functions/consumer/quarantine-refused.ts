import { errorName } from './error-name.ts';
import type { Ports } from './ports.ts';
import type { Settlement } from './settlement.ts';

/** Writes what can never be published to the quarantine. What cannot be written is received again: never dropped. */
export const quarantineRefused = async (
  settlements: readonly Settlement[],
  { quarantine, clock }: Pick<Ports, 'quarantine' | 'clock'>,
): Promise<Settlement[]> =>
  Promise.all(
    settlements.map(async (settlement): Promise<Settlement> => {
      if (settlement.outcome !== 'quarantined') return settlement;
      const { delivery, id } = settlement.refusal;
      try {
        await quarantine(settlement.refusal, clock.now());
        return settlement;
      } catch (error) {
        const { messageId, receiptHandle, receiveCount, deliveryId } = delivery;
        const message = { messageId, receiptHandle, receiveCount, deliveryId, id };
        return {
          outcome: 'retry',
          retry: { ...message, cause: 'fault', error: errorName(error) },
        };
      }
    }),
  );
