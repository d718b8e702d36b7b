import { paginateScan } from '@aws-sdk/client-dynamodb';
import type { Deployment } from '../deployment.ts';
import { type Quarantined, readQuarantined } from './quarantined.ts';

export interface QuarantineFilter {
  readonly reason?: string | undefined;
  readonly eventType?: string | undefined;
}

/** Everything in the quarantine that the filter lets pass, in no order, as the pages come. */
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
  const pages = paginateScan(
    { client: clients.dynamoDb },
    {
      TableName: output('quarantineTableName'),
      FilterExpression: wanted.map(({ name }) => `#${name} = :${name}`).join(' AND '),
      ExpressionAttributeNames: Object.fromEntries(wanted.map(({ name }) => [`#${name}`, name])),
      ExpressionAttributeValues: Object.fromEntries(
        wanted.map(({ name, value }) => [`:${name}`, value]),
      ),
    },
  );
  for await (const { Items = [] } of pages) yield* Items.map(readQuarantined);
}
