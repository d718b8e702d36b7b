import {
  BatchWriteItemCommand,
  ConditionalCheckFailedException,
  DeleteItemCommand,
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
import type { ExecutionEnvironment } from './execution-environment.ts';
import { type SendOptions, sdkCall } from './sdk-call.ts';
import { tableOf } from './table-of.ts';

const itemOmittedPerMille = 20;
const rare = 10;

/** The SDK's client as one process has it, on the simulated wire. */
export const makeDynamoDbClient = (cloud: Cloud, process: ExecutionEnvironment): DynamoDBClient => {

  const update = (request: UpdateItemCommandInput) => {
    if (isOnHotPartition(request.Key?.Id?.S ?? '') && cloud.time.now() < cloud.hotUntilMs)
      throw throttled();
    try {
      const before = tableOf(cloud, request).update(request);
      return request.ReturnValues === 'ALL_OLD' ? { Attributes: before } : {};
    } catch (error) {
      if (
        error instanceof ConditionalCheckFailedException &&
        cloud.faults.happens('failed condition without its item', itemOmittedPerMille)
      )
        error.Item = undefined;
      throw error;
    }
  };

  const send = async (command: unknown, options: SendOptions = {}): Promise<unknown> => {
    const call = async <Answer>(key: Item | undefined, exposure: number, act: () => Answer) => {
      const note = cloud.trail.noteOn([key?.Id?.S, key?.DeliveryId?.S]);
      return sdkCall(process, cloud, { ...dynamoDbCall, ...options, exposure, note }, act);
    };
    if (command instanceof UpdateItemCommand)
      return call(command.input.Key, 1, () => update(command.input));
    if (command instanceof BatchWriteItemCommand)
      return batchWrite(cloud, process, command.input, options);
    if (command instanceof GetItemCommand) {
      const { input } = command;
      return call(input.Key, rare, () => ({ Item: tableOf(cloud, input).get(input.Key) }));
    }
    if (command instanceof DeleteItemCommand) {
      const { input } = command;
      return call(input.Key, rare, () => tableOf(cloud, input).delete(input));
    }
    if (command instanceof PutItemCommand) {
      const { Item = {} } = command.input;
      cloud.turnstile.leave(Item.DeliveryId?.S ?? '');
      return call(Item, rare, () => tableOf(cloud, command.input).put(Item));
    }
    throw new Error('not a command the model knows');
  };
  return Object.assign(new DynamoDBClient({ region: 'eu-north-1' }), { send });
};
