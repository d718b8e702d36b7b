import {
  ConditionalCheckFailedException,
  GetItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { Publishable } from '../../../functions/consumer/publishable.ts';
import type { Deployment } from '../deployment.ts';

/** So far this machine's clock may be ahead of the consumer's, which set the lease. */
const clockSkewMs = 60_000;

/**
 * Gives an event's `Id` to other content than it has: the record becomes an abandoned claim of the new content, so that the
 * consumer publishes that and takes a resend of the old for the conflict.
 *
 * A record that has this content already stays as it is: the event may be published, and would be once more.
 *
 * @returns false when an attempt to publish the `Id` is under way.
 */
export const letQuarantinedWin = async (
  { clients, output }: Deployment,
  { id, fingerprint, delivery }: Publishable,
  nowMs: number,
): Promise<boolean> => {
  const TableName = output('deliveriesTableName');
  const Key = { Id: { S: id } };
  const { Item } = await clients.dynamoDb.send(
    new GetItemCommand({ TableName, Key, ConsistentRead: true }),
  );
  const attempt = Item?.AttemptId;
  // Nothing remembers the other content any more: there is no conflict.
  if (!attempt) return true;
  if (Item.Fingerprint?.S === fingerprint) return true;
  if (Item.State?.S === 'claimed' && Number(Item.LeaseUntilMs?.N) + clockSkewMs >= nowMs)
    return false;
  try {
    await clients.dynamoDb.send(
      new UpdateItemCommand({
        TableName,
        Key,
        UpdateExpression:
          'SET #state = :claimed, Fingerprint = :fingerprint, DeliveryId = :delivery, LeaseUntilMs = :past REMOVE PublishedAt',
        ConditionExpression: 'AttemptId = :attempt AND #state = :before',
        ExpressionAttributeNames: { '#state': 'State' },
        ExpressionAttributeValues: {
          ':attempt': attempt,
          ':before': Item.State ?? { S: '' },
          ':claimed': { S: 'claimed' },
          ':fingerprint': { S: fingerprint },
          ':delivery': { S: delivery.deliveryId },
          ':past': { N: '0' },
        },
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
};
