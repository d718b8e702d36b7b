import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { html } from './html.ts';

const client = new DynamoDBClient();
const TableName = process.env.QUEUES_TABLE;

const readQueues = async (): Promise<object[]> => {
  const queues: object[] = [];
  for await (const { Items = [] } of paginateScan({ client }, { TableName }))
    queues.push(...Items.map((item) => unmarshall(item)));
  return queues;
};

/** The page, and at `/queues` what it shows. */
export const handler = async ({
  rawPath,
}: Pick<APIGatewayProxyEventV2, 'rawPath'>): Promise<APIGatewayProxyStructuredResultV2> =>
  rawPath === '/queues'
    ? {
        statusCode: 200,
        headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
        body: JSON.stringify(await readQueues()),
      }
    : { statusCode: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: html };
