import { callMs } from '../../../functions/consumer/timings.ts';
import { longestSkewMs } from '../aws/clock-skew.ts';
import type { Invocation } from '../aws/execution-environment.ts';

interface Holder {
  readonly invocation: Invocation;
  /** As the consumer asked for it, by the clock of its process. */
  readonly leaseUntilMs: number;
}

interface Grant extends Holder {
  readonly atMs: number;
}

/** Two processes' clocks may be this far apart. */
const largestSkewMs = 2 * longestSkewMs;

/** The last call of an invocation may come onto the bus this long after its end: a lease has to cover that. */
const isTooShort = ({ invocation, leaseUntilMs }: Holder): boolean =>
  leaseUntilMs < invocation.endMs + callMs.putEvents - longestSkewMs;

/**
 * Who holds the claim of each event: from the moment DynamoDB grants it until the holder itself marks the event or gives it
 * up, or the lease ends. Nobody else can end it.
 */
export const makeHolders = () => {
  const holders = new Map<string, Holder>();
  const grants = new Map<string, Grant[]>();
  const doublyHeld: string[] = [];
  const heldTooShort: string[] = [];
  return {
    /** Events that were granted to one while another held them. */
    doublyHeld,
    /** Events whose lease may end while its invocation still publishes. */
    heldTooShort,
    granted: (id: string, holder: Holder, nowMs: number): void => {
      const other = holders.get(id);
      const isHeld = other !== undefined && other.leaseUntilMs - largestSkewMs > nowMs;
      if (isHeld && other.invocation !== holder.invocation) doublyHeld.push(id);
      if (isTooShort(holder)) heldTooShort.push(id);
      grants.set(id, [...(grants.get(id) ?? []), { ...holder, atMs: nowMs }]);
      holders.set(id, holder);
    },
    ended: (id: string, invocation: Invocation): void => {
      if (holders.get(id)?.invocation === invocation) holders.delete(id);
    },
    /** Another was granted the claim of an event once the lease that this invocation had on it was over. */
    isOutlived: (id: string, invocation: Invocation): boolean => {
      const all = grants.get(id) ?? [];
      const own = all.filter((grant) => grant.invocation === invocation);
      return all.some(
        ({ invocation: other, atMs }) =>
          other !== invocation &&
          own.some(({ leaseUntilMs }) => atMs >= leaseUntilMs - longestSkewMs),
      );
    },
  };
};
