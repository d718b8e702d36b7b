import { AwsError } from '../front-door/aws-error.ts';
import type { Serve } from '../front-door/front-door.ts';
import type { Upstream } from '../front-door/upstream.ts';

/** What dynalite 4 knows. */
const operations: readonly string[] = [
  'BatchGetItem',
  'BatchWriteItem',
  'CreateTable',
  'DeleteItem',
  'DeleteTable',
  'DescribeTable',
  'DescribeTimeToLive',
  'GetItem',
  'ListTables',
  'ListTagsOfResource',
  'PutItem',
  'Query',
  'Scan',
  'TagResource',
  'UntagResource',
  'UpdateItem',
  'UpdateTable',
];

/** DynamoDB: the emulator, which refuses what it lacks without naming it. */
export const createDynamoDb =
  (upstream: Upstream): Serve =>
  async ({ operation }, request) => {
    if (!operations.includes(operation))
      throw new AwsError('UnknownOperationException', `${operation} is not emulated`);
    return upstream.forward(request);
  };
