import type { ClaimAnswer, ClaimRequest, EventStore } from '../../../lib/claims/event-store.ts';

type EventRecord =
  | { readonly state: 'published'; readonly fingerprint: string }
  | {
      readonly state: 'claimed';
      readonly fingerprint: string;
      readonly attemptId: string;
      readonly leaseUntilMs: number;
    };

/** The store in the fewest words: what every other one must do alike. */
export const memoryEventStore = (): EventStore => {
  const records = new Map<string, EventRecord>();

  const take = (request: ClaimRequest, takeover: boolean): ClaimAnswer => {
    const { id, fingerprint, attemptId, leaseUntilMs } = request;
    records.set(id, { state: 'claimed', fingerprint, attemptId, leaseUntilMs });
    return { state: 'claimed', takeover };
  };

  return {
    claim: async (request) => {
      const record = records.get(request.id);
      if (!record) return take(request, false);
      const { fingerprint } = record;
      if (record.state === 'published') return { state: 'published', fingerprint };
      const isAbandoned = record.leaseUntilMs < request.nowMs;
      const isSameContent = fingerprint === request.fingerprint;
      if (isAbandoned && isSameContent) return take(request, true);
      if (record.attemptId === request.attemptId) return { state: 'claimed', takeover: true };
      if (isAbandoned) return { state: 'conflict' };
      return { state: 'leased', leaseUntilMs: record.leaseUntilMs };
    },
    markPublished: async (marks) => {
      for (const { id, fingerprint } of marks) records.set(id, { state: 'published', fingerprint });
      return [];
    },
    release: async (id, attemptId) => {
      const record = records.get(id);
      if (record?.state === 'claimed' && record.attemptId === attemptId) records.delete(id);
    },
  };
};
