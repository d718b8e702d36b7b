import {
  BatchExecuteStatementCommand,
  type BatchStatementResponse,
} from '@aws-sdk/client-dynamodb';
import { ttlAttribute } from '../../functions/consumer/table-keys.ts';
import { callMs } from '../../functions/consumer/timings.ts';
import { callWithin } from '../../lib/claims/call-within.ts';
import {
  type DynamoDbEventStoreOptions,
  dynamoDbEventStore,
} from '../../lib/claims/dynamodb-event-store.ts';
import type { ClaimAnswer, ClaimRequest, EventStore } from '../../lib/claims/event-store.ts';

type Waiting = { readonly request: ClaimRequest } & PromiseWithResolvers<ClaimAnswer>;

/**
 * The store with all claims of a batch in one BatchExecuteStatement: PartiQL INSERTs, which succeed or fail one by one. An
 * INSERT can only say "absent": where an item is in the way, the conditional update decides, as without it.
 *
 * @see docs/decisions/0008-no-batched-claims.md
 */
export const batchedClaimsStore = (options: DynamoDbEventStoreOptions): EventStore => {
  const store = dynamoDbEventStore(options);
  const statement =
    `INSERT INTO "${options.tableName}" VALUE {'Id': ?, 'State': ?, 'AttemptId': ?, 'DeliveryId': ?, ` +
    `'Fingerprint': ?, 'LeaseUntilMs': ?, '${ttlAttribute}': ?}`;
  let waiting: Waiting[] = [];

  const insert = ({
    id,
    attemptId,
    deliveryId,
    fingerprint,
    leaseUntilMs,
    nowMs,
  }: ClaimRequest) => ({
    Statement: statement,
    Parameters: [
      { S: id },
      { S: 'claimed' },
      { S: attemptId },
      { S: deliveryId },
      { S: fingerprint },
      { N: `${leaseUntilMs}` },
      { N: `${Math.floor(nowMs / 1000) + options.retentionDays * 86_400}` },
    ],
  });

  const settle = async (
    { request, resolve }: Waiting,
    answer: BatchStatementResponse | undefined,
  ) => {
    if (answer?.Error === undefined) resolve({ state: 'claimed', takeover: false });
    else resolve(store.claim(request));
  };

  const claimAll = async (): Promise<void> => {
    const claims = waiting;
    waiting = [];
    try {
      const command = new BatchExecuteStatementCommand({
        Statements: claims.map(({ request }) => insert(request)),
      });
      const { Responses = [] } = await callWithin(callMs.store, async (limits) =>
        options.client.send(command, limits),
      );
      await Promise.all(claims.map((claim, index) => settle(claim, Responses[index])));
    } catch (fault) {
      for (const { reject } of claims) reject(fault);
    }
  };

  return {
    ...store,
    claim: (request) => {
      const claim = { request, ...Promise.withResolvers<ClaimAnswer>() };
      if (waiting.push(claim) === 1) queueMicrotask(() => void claimAll());
      return claim.promise;
    },
  };
};
