import * as v from 'valibot';
import { deliveryAttributes } from '../../../functions/runtime/delivery-attributes.ts';
import type { ServedCall } from '../../local/front-door/tell-calls.ts';

/** A call that moved deliveries one step. */
export interface CallStep {
  readonly kind: 'queued' | 'released' | 'claimed' | 'marked' | 'dropped';
  readonly deliveryIds: readonly string[];
}

const text = v.pipe(
  v.object({ S: v.string() }),
  v.transform(({ S }) => S),
);

const sent = v.pipe(
  v.object({
    MessageAttributes: v.object({
      [deliveryAttributes.deliveryId]: v.object({ StringValue: v.string() }),
    }),
  }),
  v.transform(({ MessageAttributes: { DeliveryId } }) => [DeliveryId.StringValue]),
);
const claimed = v.pipe(
  v.object({
    Key: v.object({ Id: text }),
    ExpressionAttributeValues: v.object({ ':delivery': text }),
  }),
  v.transform(({ ExpressionAttributeValues }) => [ExpressionAttributeValues[':delivery']]),
);
const put = v.object({ PutRequest: v.object({ Item: v.object({ DeliveryId: text }) }) });
const marked = v.pipe(
  v.object({ RequestItems: v.record(v.string(), v.array(put)) }),
  v.transform(({ RequestItems }) =>
    Object.values(RequestItems).flatMap((items) =>
      items.map(({ PutRequest }) => PutRequest.Item.DeliveryId),
    ),
  ),
);
const dropped = v.pipe(
  v.object({ Key: v.object({ DeliveryId: text, Part: v.object({ N: v.literal('0') }) }) }),
  v.transform(({ Key }) => [Key.DeliveryId]),
);

const ofFunctions = {
  'sqs.SendMessage': { kind: 'queued', input: sent },
  'dynamodb.UpdateItem': { kind: 'claimed', input: claimed },
  'dynamodb.BatchWriteItem': { kind: 'marked', input: marked },
} as const;
const ofPeople = {
  'sqs.SendMessage': { kind: 'released', input: sent },
  'dynamodb.DeleteItem': { kind: 'dropped', input: dropped },
} as const;

/** Tells by what a call says which step of which deliveries it is. @returns undefined where it is none. */
export const readCall = (call: ServedCall): CallStep | undefined => {
  const steps = new Map(Object.entries(call.functionName === undefined ? ofPeople : ofFunctions));
  const step = steps.get(`${call.service}.${call.operation}`);
  if (!step || !call.succeeded) return undefined;
  const ids = v.safeParse(step.input, call.input);
  return ids.success ? { kind: step.kind, deliveryIds: ids.output } : undefined;
};
