import type { Cloud } from './cloud.ts';
import type { DynamoDbTable } from './dynamodb-table.ts';

/** @throws Error for a table that the stack lacks. */
export const tableOf = (
  { tables }: Pick<Cloud, 'tables'>,
  { TableName }: { readonly TableName: string | undefined },
): DynamoDbTable => {
  if (TableName === 'Deliveries' || TableName === 'Quarantine') return tables[TableName];
  throw new Error(`no table ${TableName}`);
};
