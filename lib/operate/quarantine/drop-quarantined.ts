import { ConditionalCheckFailedException, DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { quarantineKey } from '../../../functions/consumer/table-keys.ts';
import type { Deployment } from '../deployment.ts';
import type { Quarantined } from './quarantined.ts';

/**
 * Removes a delivery from the quarantine as it was read. What was quarantined again since then stays: after a release the
 * consumer may have refused it once more already.
 *
 * @returns false when it is gone, or is not as it was read.
 */
export const dropQuarantined = async (
  { clients, output }: Deployment,
  { deliveryId, parts, quarantinedAt }: Pick<Quarantined, 'deliveryId' | 'parts' | 'quarantinedAt'>,
): Promise<boolean> => {
  const drop = async (part: number): Promise<boolean> => {
    try {
      await clients.dynamoDb.send(
        new DeleteItemCommand({
          TableName: output('quarantineTableName'),
          Key: {
            [quarantineKey.partition]: { S: deliveryId },
            [quarantineKey.sort]: { N: `${part}` },
          },
          ConditionExpression: 'QuarantinedAt = :read',
          ExpressionAttributeValues: { ':read': { S: quarantinedAt } },
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };
  // The head first: a delivery without it is in no list.
  const isDropped = await drop(0);
  for (let part = 1; part < parts; part += 1) await drop(part);
  return isDropped;
};
