import {
  BatchWriteItemCommand,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DeleteItemCommandInput,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { isOnHotPartition } from '../enreach/marked-ids.ts';
import { throttled } from '../faults/wire-error.ts';
import { batchWrite, dynamoDbCall } from './batch-write.ts';
import type { Cloud } from './cloud.ts';
import type { Item } from './condition.ts';
import type { ExecutionEnvironment, Invocation } from './execution-environment.ts';
import { type SendOptions, sdkCall } from './sdk-call.ts';
import { tableOf } from './table-of.ts';

const itemOmittedPerMille = 20;
const rare = 10;

/** UpdateItem: the consumer only claims by it. */
const claim = (cloud: Cloud, invocation: Invocation, request: UpdateItemCommandInput) => {
  const { time, faults, ledger, hotUntilMs } = cloud;
  const id = request.Key?.Id?.S ?? '';
  if (isOnHotPartition(id) && time.now() < hotUntilMs) throw throttled();
  try {
    const Attributes = tableOf(cloud, request).update(request);
    const leaseUntilMs = Number(request.ExpressionAttributeValues?.[':lease']?.N);
    ledger.holders.granted(id, { invocation, leaseUntilMs }, time.now());
    return request.ReturnValues === 'ALL_OLD' ? { Attributes } : {};
  } catch (error) {
    const isRefused = error instanceof ConditionalCheckFailedException;
    if (isRefused && faults.happens('failed condition without its item', itemOmittedPerMille))
      error.Item = undefined;
    throw error;
  }
};

/** DeleteItem: the consumer only gives claims up by it. */
const release = (cloud: Cloud, invocation: Invocation, request: DeleteItemCommandInput) => {
  tableOf(cloud, request).delete(request);
  cloud.ledger.holders.ended(request.Key?.Id?.S ?? '', invocation);
  return {};
};

/** The SDK's client as one process has it, on the simulated wire. */
export const makeDynamoDbClient = (cloud: Cloud, process: ExecutionEnvironment): DynamoDBClient => {
  const send = async (command: unknown, options: SendOptions = {}): Promise<unknown> => {
    const invocation = process.invocation();
    const call = async <Answer>(
      operation: string,
      key: Item | undefined,
      exposure: number,
      act: () => Answer,
    ) => {
      const note = cloud.trail.noteOn([key?.Id?.S, key?.DeliveryId?.S], invocation);
      const request = { ...dynamoDbCall, operation, exposure, note };
      return sdkCall(process, cloud, { ...request, ...options }, act);
    };

    if (command instanceof UpdateItemCommand) {
      const { input } = command;
      return call('UpdateItem', input.Key, 1, () => claim(cloud, invocation, input));
    }
    if (command instanceof BatchWriteItemCommand)
      return batchWrite(cloud, process, command.input, options);
    if (command instanceof GetItemCommand) {
      const { input } = command;
      const get = () => ({ Item: tableOf(cloud, input).get(input.Key) });
      return call('GetItem', input.Key, rare, get);
    }
    if (command instanceof DeleteItemCommand) {
      const { input } = command;
      return call('DeleteItem', input.Key, rare, () => release(cloud, invocation, input));
    }
    if (command instanceof PutItemCommand) {
      const { Item = {} } = command.input;
      cloud.turnstile.leave(Item.DeliveryId?.S ?? '');
      const put = () => tableOf(cloud, command.input).put(Item);
      return call('PutItem', Item, rare, put);
    }
    throw new Error('not a command the model knows');
  };
  return Object.assign(new DynamoDBClient({ region: 'eu-north-1' }), { send });
};
