import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { type AttributeValue, paginateQuery } from '@aws-sdk/client-dynamodb';
import { quarantineKey } from '../../../functions/consumer/table-keys.ts';
import { maxBodyBytes } from '../../../functions/runtime/decode-body.ts';
import type { Deployment } from '../deployment.ts';
import { type Quarantined, readQuarantined } from './quarantined.ts';

/** A delivery in the quarantine with the exact bytes that Enreach sent. */
export interface QuarantinedDelivery extends Quarantined {
  readonly body: Buffer;
}

/**
 * @returns undefined when the quarantine holds no such delivery.
 * @throws Error when a part of it is missing.
 */
export const getQuarantined = async (
  { clients, output }: Deployment,
  deliveryId: string,
): Promise<QuarantinedDelivery | undefined> => {
  const items: Record<string, AttributeValue>[] = [];
  const pages = paginateQuery(
    { client: clients.dynamoDb },
    {
      TableName: output('quarantineTableName'),
      KeyConditionExpression: `${quarantineKey.partition} = :delivery`,
      ExpressionAttributeValues: { ':delivery': { S: deliveryId } },
      ConsistentRead: true,
    },
  );
  for await (const { Items = [] } of pages) items.push(...Items);

  // In the order of their sort key, which is the part's number.
  const [head] = items;
  if (!head) return undefined;
  const quarantined = readQuarantined(head);
  const bodies = items.slice(0, quarantined.parts).map(({ GzippedBody }) => GzippedBody?.B);
  const gzipped = Buffer.concat(bodies.filter((bytes) => bytes !== undefined));
  const body = await promisify(gunzip)(gzipped, { maxOutputLength: maxBodyBytes });
  return { ...quarantined, body };
};
