import { describeFault } from '../runtime/describe-fault.ts';
import type { InvocationLimits, Ports } from './ports.ts';
import { type Refusal, retryMessage, type Settlement } from './settlement.ts';
import { callMs } from './timings.ts';

const notQuarantined = ({ delivery, id }: Refusal, error: string): Settlement =>
  retryMessage(delivery, 'fault', { id, step: 'quarantine', error });

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
        return notQuarantined(refusal, describeFault(error).name);
      }
    }),
  );
