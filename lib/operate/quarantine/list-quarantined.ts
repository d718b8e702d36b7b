import { paginateScan } from '@aws-sdk/client-dynamodb';
import type { Deployment } from '../deployment.ts';
import { headAttributes, type Quarantined, readQuarantined } from './quarantined.ts';

export interface QuarantineFilter {
  readonly reason?: string | undefined;
  readonly eventType?: string | undefined;
}

/** Everything in the quarantine that the filter lets pass, in no order, as the pages come; bodies stay where they are. */
export async function* listQuarantined(
  { clients, output }: Deployment,
  { reason, eventType }: QuarantineFilter = {},
): AsyncGenerator<Quarantined> {
  const wanted = [
    // The others hold only more of the body.
    { name: 'Part', value: { N: '0' } },
    ...(reason ? [{ name: 'Reason', value: { S: reason } }] : []),
    ...(eventType ? [{ name: 'EventType', value: { S: eventType } }] : []),
  ];
  const names = new Set([...headAttributes, ...wanted.map(({ name }) => name)]);
  const pages = paginateScan(
    { client: clients.dynamoDb },
    {
      TableName: output('quarantineTableName'),
      ProjectionExpression: headAttributes.map((name) => `#${name}`).join(', '),
      FilterExpression: wanted.map(({ name }) => `#${name} = :${name}`).join(' AND '),
      ExpressionAttributeNames: Object.fromEntries([...names].map((name) => [`#${name}`, name])),
      ExpressionAttributeValues: Object.fromEntries(
        wanted.map(({ name, value }) => [`:${name}`, value]),
      ),
    },
  );
  for await (const { Items = [] } of pages) yield* Items.map(readQuarantined);
}

/** How many deliveries are in the quarantine, by reason. Keeps none: there may be very many after a change at Enreach. */
export const countQuarantined = async (
  deployment: Deployment,
): Promise<Readonly<Record<string, number>>> => {
  const counts: Record<string, number> = {};
  for await (const { reason } of listQuarantined(deployment))
    counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
};
