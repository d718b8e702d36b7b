import { describeFault } from '../runtime/describe-fault.ts';
import type { InvocationLimits, Ports } from './ports.ts';
import { type HeldClaim, type Refusal, retryMessage, type Settlement } from './settlement.ts';
import { callMs } from './timings.ts';

const notQuarantined = (
  { refusal: { delivery, id, eventType }, takeover, claim }: { refusal: Refusal } & HeldClaim,
  error: string,
): Settlement =>
  retryMessage(delivery, 'fault', { id, eventType, step: 'quarantine', error, takeover, claim });

/** Writes what can never be published to the quarantine. What cannot be written is received again: never dropped. */
export const quarantineRefused = async (
  settlements: readonly Settlement[],
  { deadlineMs }: Pick<InvocationLimits, 'deadlineMs'>,
  { quarantine, clock }: Pick<Ports, 'quarantine' | 'clock'>,
): Promise<Settlement[]> =>
  Promise.all(
    settlements.map(async (settlement): Promise<Settlement> => {
      if (settlement.outcome !== 'quarantined') return settlement;
      if (clock.now() + callMs.store > deadlineMs) return notQuarantined(settlement, 'NoTimeLeft');
      try {
        await quarantine(settlement.refusal, clock.now());
        return settlement;
      } catch (error) {
        return notQuarantined(settlement, describeFault(error).name);
      }
    }),
  );
