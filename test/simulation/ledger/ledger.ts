import type { Invocation } from '../aws/execution-environment.ts';
import type { AcceptedDelivery } from '../enreach/accepted-delivery.ts';
import { makeHolders } from './holders.ts';

/** One entry of one PutEvents call. */
export interface Sending {
  readonly id: string;
  readonly invocation: Invocation;
  /** How often it came onto the bus: more than once where the SDK repeats the call. */
  publications: number;
  /** The process read an answer that told it the truth. */
  isAnswered: boolean;
}

/** What one invocation did to mark one event. */
export interface MarkAttempt {
  isConfirmed: boolean;
  appliedAtMs?: number;
}

/**
 * What truly happened, kept by the model of the cloud: what the consumer believes or reports never enters it.
 */
export const makeLedger = () => {
  const deliveries = new Map<string, AcceptedDelivery>();
  const sendings = new Map<string, Sending[]>();
  /** By `Id`, the delivery that each publication came from. */
  const publications = new Map<string, string[]>();
  const marks = new Map<Invocation, Map<string, MarkAttempt>>();
  const released = new Set<string>();
  const sentAgain: string[] = [];
  const thrown: unknown[] = [];
  let invocations = 0;

  const append = <Value>(lists: Map<string, Value[]>, key: string, value: Value) => {
    const list = lists.get(key);
    if (list) list.push(value);
    else lists.set(key, [value]);
  };

  return {
    deliveries,
    sendings,
    publications,
    /** Deliveries that a person released from the quarantine. */
    released,
    /** Events that one invocation sent again though it had read no true answer to an earlier sending. */
    sentAgain,
    thrown,
    holders: makeHolders(),
    invocations: () => invocations,
    /** @returns the invocation's number. */
    invoked: (): number => ++invocations,
    accepted: (delivery: AcceptedDelivery): void => {
      deliveries.set(delivery.deliveryId, delivery);
    },
    /** The contents that were published under an `Id`; nothing stands for one that never should have been. */
    contentsOf: (id: string): ReadonlySet<string | undefined> =>
      new Set(publications.get(id)?.map((deliveryId) => deliveries.get(deliveryId)?.content)),
    sent: (id: string, invocation: Invocation): Sending => {
      const isAgain = sendings
        .get(id)
        ?.some((earlier) => earlier.invocation === invocation && !earlier.isAnswered);
      if (isAgain) sentAgain.push(id);
      const sending: Sending = { id, invocation, publications: 0, isAnswered: false };
      append(sendings, id, sending);
      return sending;
    },
    published: (sending: Sending, deliveryId: string): void => {
      sending.publications++;
      append(publications, sending.id, deliveryId);
    },
    /** The attempt that is under way, or a new one. */
    markOf: (invocation: Invocation, id: string): MarkAttempt => {
      const ofInvocation = marks.get(invocation) ?? new Map<string, MarkAttempt>();
      marks.set(invocation, ofInvocation);
      const mark = ofInvocation.get(id) ?? { isConfirmed: false };
      ofInvocation.set(id, mark);
      return mark;
    },
    findMark: (invocation: Invocation, id: string): MarkAttempt | undefined =>
      marks.get(invocation)?.get(id),
  };
};

export type Ledger = ReturnType<typeof makeLedger>;
