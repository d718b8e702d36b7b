import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { type AttributeValue, GetItemCommand, paginateQuery } from '@aws-sdk/client-dynamodb';
import { quarantineKey } from '../../../functions/consumer/table-keys.ts';
import { maxBodyBytes } from '../../../functions/runtime/decode-body.ts';
import type { Deployment } from '../deployment.ts';
import { OperatorError } from '../operator-error.ts';
import { headAttributes, type Quarantined, readQuarantined } from './quarantined.ts';

/** A delivery in the quarantine with the exact bytes that Enreach sent. */
export interface QuarantinedDelivery extends Quarantined {
  readonly body: Buffer;
}

/** What is known of a delivery but for its body, which may not be whole. @returns undefined when the quarantine holds no such delivery. */
export const getQuarantinedHead = async (
  { clients, output }: Deployment,
  deliveryId: string,
): Promise<Quarantined | undefined> => {
  const { Item } = await clients.dynamoDb.send(
    new GetItemCommand({
      TableName: output('quarantineTableName'),
      Key: {
        [quarantineKey.partition]: { S: deliveryId },
        [quarantineKey.sort]: { N: '0' },
      },
      ProjectionExpression: headAttributes.map((name) => `#${name}`).join(', '),
      ExpressionAttributeNames: Object.fromEntries(
        headAttributes.map((name) => [`#${name}`, name]),
      ),
      ConsistentRead: true,
    }),
  );
  return Item && readQuarantined(Item);
};

/**
 * @returns undefined when the quarantine holds no such delivery.
 * @throws OperatorError when a part of it is missing.
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
  // Parts without a head are what is left of a delivery whose removal was interrupted.
  if (head?.[quarantineKey.sort]?.N !== '0') return undefined;
  const quarantined = readQuarantined(head);
  const bodies = items
    .filter((_, at) => at < quarantined.parts)
    .flatMap(({ GzippedBody }) => GzippedBody?.B ?? []);
  if (bodies.length < quarantined.parts)
    throw new OperatorError(
      `${deliveryId} is not whole: ${bodies.length} of its ${quarantined.parts} parts are there`,
    );
  const gzipped = Buffer.concat(bodies);
  const body = await promisify(gunzip)(gzipped, { maxOutputLength: maxBodyBytes });
  return { ...quarantined, body };
};
