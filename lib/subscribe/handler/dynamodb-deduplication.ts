import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamoDbEventStore } from '../../claims/dynamodb-event-store.ts';
import { tableVariable } from '../../claims/table-keys.ts';
import { storeAttempts } from '../../claims/timings.ts';
import type { Deduplication } from './enreach-handler.ts';
import { oncePerEvent } from './once-per-event.ts';

export interface DynamoDbDeduplicationOptions {
  /**
   * Of a table with the key `Id` (a string) and the TTL attribute `ExpiresAt`.
   * @default - the variable DEDUPLICATION_TABLE, which `EnreachDeduplicationTable` gives to a function that it is connected to
   */
  readonly tableName?: string;
  /**
   * How long an event is remembered.
   * @default 14, as long as a queue can keep a message
   */
  readonly retentionDays?: number;
  /** @default - a new client */
  readonly client?: DynamoDBClient;
}

const tableNameOf = (environment: Record<string, string | undefined>): string => {
  const name = environment[tableVariable];
  if (!name) throw new Error(`the environment variable ${tableVariable} is missing`);
  return name;
};

/**
 * Has each event handled once, by a table of claims. Functions may share one: each handles an event once. An event of a
 * replay is handled anew, once for each replay.
 *
 * @throws Error at once, where no table is named.
 * @see docs/subscribe.md
 */
export const dynamoDbDeduplication = ({
  tableName = tableNameOf(process.env),
  retentionDays = 14,
  client = new DynamoDBClient({ maxAttempts: storeAttempts }),
}: DynamoDbDeduplicationOptions = {}): Deduplication =>
  oncePerEvent(dynamoDbEventStore({ client, tableName, retentionDays }));
