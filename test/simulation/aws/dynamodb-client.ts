import {
  BatchWriteItemCommand,
  type BatchWriteItemCommandInput,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { callMs, storeAttempts } from '../../../functions/consumer/timings.ts';
import type { Wire } from '../faults/wire.ts';
import { throttled } from '../faults/wire-error.ts';
import type { Note, Trail } from '../ledger/trail.ts';
import type { Random } from '../random.ts';
import { type BatchWrite, batchWrite } from './batch-write.ts';
import type { DynamoDbTable } from './dynamodb-table.ts';
import type { ExecutionEnvironment } from './execution-environment.ts';
import { sdkCall } from './sdk-call.ts';

export interface DynamoDbClientOptions {
  readonly process: ExecutionEnvironment;
  readonly wire: Wire;
  readonly random: Random;
  /** By name. */
  readonly tables: Readonly<Record<string, DynamoDbTable>>;
  readonly batchWrite: BatchWrite;
  /** Whether writes to this key are throttled now. */
  readonly isHot: (key: string) => boolean;
  readonly omitsConflictingItem: () => boolean;
  /** Called when an item is about to be sent to the table. */
  readonly onPut: (key: string) => void;
  readonly trail: Trail;
}
