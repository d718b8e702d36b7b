import type { Invocation } from '../aws/execution-environment.ts';

interface Holder {
  readonly invocation: Invocation;
  readonly leaseUntilMs: number;
}

/** Two processes' clocks may be this far apart. */
const largestSkewMs = 500;

/**
 * Who holds the claim of each event: from the moment DynamoDB grants it until the holder itself marks the event or gives it
 * up, or the lease ends. Nobody else can end it.
 */
export const makeHolders = () => {
  const holders = new Map<string, Holder>();
  const doublyHeld: string[] = [];
  return {
    /** Events that were granted to one while another held them. */
    doublyHeld,
    granted: (id: string, holder: Holder, nowMs: number): void => {
      const other = holders.get(id);
      const isHeld = other !== undefined && other.leaseUntilMs - largestSkewMs > nowMs;
      if (isHeld && other.invocation !== holder.invocation) doublyHeld.push(id);
      holders.set(id, holder);
    },
    ended: (id: string, invocation: Invocation): void => {
      if (holders.get(id)?.invocation === invocation) holders.delete(id);
    },
  };
};
