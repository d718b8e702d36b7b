import type { BatchWriteItemCommandInput, WriteRequest } from '@aws-sdk/client-dynamodb';
import { callMs, storeAttempts } from '../../../functions/consumer/timings.ts';
import { invalidCall } from '../faults/wire-error.ts';
import type { Cloud } from './cloud.ts';
import type { ExecutionEnvironment } from './execution-environment.ts';
import { type SendOptions, sdkCall } from './sdk-call.ts';
import { tableOf } from './table-of.ts';

/** How the consumer's DynamoDB client is set up. */
export const dynamoDbCall = {
  service: 'DynamoDB',
  timeoutMs: callMs.storeAttempt,
  maxAttempts: storeAttempts,
} as const;

const exposure = 3;
const unprocessedPerMille = 10;
const mostWrites = 25;

const idOf = ({ PutRequest }: WriteRequest): string => PutRequest?.Item?.Id?.S ?? '';

/** BatchWriteItem on the deliveries table: how the consumer marks what it published. */
export const batchWrite = async (
  cloud: Cloud,
  process: ExecutionEnvironment,
  { RequestItems = {} }: BatchWriteItemCommandInput,
  options: SendOptions,
) => {
  const { ledger, time, faults, trail } = cloud;
  const [[TableName, writes] = ['', []]] = Object.entries(RequestItems);
  const ids = writes.map(idOf);
  const invocation = process.invocation();
  const marks = ids.map((id) => ledger.markOf(invocation, id));

  const put = (write: WriteRequest): boolean => {
    if (faults.happens('write left unprocessed', unprocessedPerMille)) return false;
    const Item = write.PutRequest?.Item;
    if (Item) tableOf(cloud, { TableName }).put(Item);
    ledger.markOf(invocation, idOf(write)).appliedAtMs ??= time.now();
    ledger.holders.ended(idOf(write), invocation);
    return true;
  };
  const act = () => {
    if (writes.length > mostWrites || new Set(ids).size < ids.length) throw invalidCall();
    const unprocessed = writes.filter((write) => !put(write));
    return { UnprocessedItems: unprocessed.length > 0 ? { [TableName]: unprocessed } : {} };
  };

  const note = trail.noteOn(ids, invocation);
  const request = { ...dynamoDbCall, operation: 'BatchWriteItem', exposure, note };
  const answer = await sdkCall(process, cloud, { ...request, ...options }, act);
  const left = new Set(answer.UnprocessedItems[TableName]?.map(idOf));
  for (const [index, id] of ids.entries()) {
    const mark = marks[index];
    if (mark && !left.has(id)) mark.isConfirmed = true;
  }
  return answer;
};
