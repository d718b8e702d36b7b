import * as v from 'valibot';
import { deliveryAttributes } from '../../../functions/runtime/delivery-attributes.ts';
import type { ServedCall } from '../../local/front-door/tell-calls.ts';

const string = v.object({ S: v.string() });

const sendSchema = v.object({
  MessageAttributes: v.object({
    [deliveryAttributes.deliveryId]: v.object({ StringValue: v.string() }),
  }),
});
const claimSchema = v.object({
  Key: v.object({ Id: string }),
  ExpressionAttributeValues: v.object({ ':delivery': string }),
});
const markSchema = v.object({
  RequestItems: v.record(
    v.string(),
    v.array(v.object({ PutRequest: v.object({ Item: v.object({ DeliveryId: string }) }) })),
  ),
});
const dropSchema = v.object({
  Key: v.object({ DeliveryId: string, Part: v.object({ N: v.literal('0') }) }),
});
const quarantineSchema = v.object({ Item: v.object({ DeliveryId: string, Reason: string }) });

/** A call that moved deliveries one step. */
export interface CallStep {
  readonly kind: 'queued' | 'released' | 'claimed' | 'marked' | 'quarantined' | 'dropped';
  readonly deliveryIds: readonly string[];
}

/** Tells by what a call says which step of which deliveries it is. @returns undefined where it is none. */
export const readCall = (call: ServedCall): CallStep | undefined => {
  if (!call.succeeded) return undefined;
  const isFunction = call.functionName !== undefined;
  switch (`${call.service}.${call.operation}`) {
    case 'sqs.SendMessage': {
      const sent = v.safeParse(sendSchema, call.input);
      if (!sent.success) return undefined;
      const { StringValue } = sent.output.MessageAttributes[deliveryAttributes.deliveryId];
      return { kind: isFunction ? 'queued' : 'released', deliveryIds: [StringValue] };
    }
    case 'dynamodb.UpdateItem': {
      const claim = v.safeParse(claimSchema, call.input);
      if (!claim.success || !isFunction) return undefined;
      const { S } = claim.output.ExpressionAttributeValues[':delivery'];
      return { kind: 'claimed', deliveryIds: [S] };
    }
    case 'dynamodb.BatchWriteItem': {
      const marks = v.safeParse(markSchema, call.input);
      if (!marks.success || !isFunction) return undefined;
      const items = Object.values(marks.output.RequestItems).flat();
      return {
        kind: 'marked',
        deliveryIds: items.map(({ PutRequest }) => PutRequest.Item.DeliveryId.S),
      };
    }
    case 'dynamodb.PutItem': {
      const put = v.safeParse(quarantineSchema, call.input);
      if (!put.success || !isFunction) return undefined;
      return { kind: 'quarantined', deliveryIds: [put.output.Item.DeliveryId.S] };
    }
    case 'dynamodb.DeleteItem': {
      const drop = v.safeParse(dropSchema, call.input);
      if (!drop.success || isFunction) return undefined;
      return { kind: 'dropped', deliveryIds: [drop.output.Key.DeliveryId.S] };
    }
    default:
      return undefined;
  }
};
