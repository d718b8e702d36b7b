import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type AttributeValue, type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { type CallOptions, callWithin } from './call-within.ts';
import type { Refusal } from './settlement.ts';
import { quarantineKey, ttlAttribute } from './table-keys.ts';
import { callMs } from './timings.ts';

/** Keeps a delivery that can never be published as it is, whole, until somebody releases or drops it. */
export type Quarantine = (refusal: Refusal, nowMs: number) => Promise<void>;

export interface DynamoDbQuarantineOptions {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  readonly retentionDays: number;
}

/** An item holds 400 KB; the rest of the first one is attributes and issues. */
const partBytes = 350_000;
const maxIssues = 20;

const optional = (name: string, value: string | undefined): Record<string, AttributeValue> =>
  value === undefined ? {} : { [name]: { S: value } };

/**
 * The quarantine table, keyed by delivery id and part: writing the same delivery again changes nothing but the time.
 * Part 0 has everything but the parts of the body that it cannot hold; it is written last, so that where it is, all are.
 */
export const dynamoDbQuarantine =
  ({ client, tableName, retentionDays }: DynamoDbQuarantineOptions): Quarantine =>
  async ({ delivery, reason, issues, issueCount, id, eventType }, nowMs) => {
    const body = await promisify(gzip)(delivery.body);
    const parts = Math.max(1, Math.ceil(body.length / partBytes));
    const put = async (
      part: number,
      facts: Record<string, AttributeValue>,
      options: CallOptions,
    ) => {
      const Item = {
        [quarantineKey.partition]: { S: delivery.deliveryId },
        [quarantineKey.sort]: { N: `${part}` },
        [ttlAttribute]: { N: `${Math.floor(nowMs / 1000) + retentionDays * 86_400}` },
        // In every part, so that a part is removed only as what it was when it was read.
        QuarantinedAt: { S: new Date(nowMs).toISOString() },
        GzippedBody: { B: body.subarray(part * partBytes, (part + 1) * partBytes) },
        ...facts,
      };
      await client.send(new PutItemCommand({ TableName: tableName, Item }), options);
    };

    const head = {
      Parts: { N: `${parts}` },
      Reason: { S: reason },
      Issues: { S: JSON.stringify(issues.slice(0, maxIssues)) },
      IssueCount: { N: `${issueCount ?? issues.length}` },
      BodyBytes: { N: `${delivery.body.length}` },
      Endpoint: { S: delivery.endpoint },
      ReceivedAt: { S: delivery.receivedAt },
      Encoding: { S: delivery.encoding },
      ...optional('EventHeader', delivery.eventHeader),
      ...optional('ContentType', delivery.contentType),
      ...optional('TraceHeader', delivery.traceHeader),
      ...optional('EventId', id),
      ...optional('EventType', eventType),
    };
    await callWithin(callMs.store, async (options) => {
      for (let part = parts - 1; part > 0; part--) await put(part, {}, options);
      await put(0, head, options);
    });
  };
