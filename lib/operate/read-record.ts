import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import type { Deployment } from './deployment.ts';

/** What the deliveries table says of an `Id`. */
export interface DeliveryRecord {
  /** `claimed` or `published`. */
  readonly state: string;
  readonly deliveryId: string | undefined;
  /** ISO 8601. */
  readonly publishedAt: string | undefined;
  /** ISO 8601, while it is claimed. */
  readonly leaseUntil: string | undefined;
}

/** @returns undefined when the table knows nothing of the `Id`. */
export const readRecord = async (
  { clients, output }: Deployment,
  id: string,
): Promise<DeliveryRecord | undefined> => {
  const { Item } = await clients.dynamoDb.send(
    new GetItemCommand({
      TableName: output('deliveriesTableName'),
      Key: { Id: { S: id } },
      ConsistentRead: true,
    }),
  );
  if (!Item) return undefined;
  const leaseUntilMs = Number(Item.LeaseUntilMs?.N);
  return {
    state: Item.State?.S ?? '',
    deliveryId: Item.DeliveryId?.S,
    publishedAt: Item.PublishedAt?.S,
    leaseUntil: leaseUntilMs > 0 ? new Date(leaseUntilMs).toISOString() : undefined,
  };
};
