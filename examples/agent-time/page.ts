import { DynamoDBClient, paginateQuery } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import * as v from 'valibot';
import { agentTimes, type Moment } from './agent-times.ts';
import { html } from './html.ts';

const client = new DynamoDBClient();

const momentSchema = v.object({
  Moment: v.string(),
  UserId: v.string(),
  Serving: v.optional(v.boolean()),
  Talking: v.optional(v.boolean()),
  WrapUpSeconds: v.optional(v.number()),
});

/** Sorted, as DynamoDB answers a query. */
const readDay = async (day: string): Promise<Moment[]> => {
  const query = {
    TableName: process.env.MOMENTS_TABLE,
    KeyConditionExpression: '#day = :day',
    ExpressionAttributeNames: { '#day': 'Day' },
    ExpressionAttributeValues: { ':day': { S: day } },
  };
  const moments: Moment[] = [];
  for await (const { Items = [] } of paginateQuery({ client }, query))
    moments.push(...Items.map((item) => v.parse(momentSchema, unmarshall(item))));
  return moments;
};

const today = (): string => new Date().toISOString().slice(0, 10);

/** The page, and at `/report?day=2026-01-15` (UTC, today if left out) what it shows. */
export const handler = async ({
  rawPath,
  queryStringParameters,
}: Pick<
  APIGatewayProxyEventV2,
  'rawPath' | 'queryStringParameters'
>): Promise<APIGatewayProxyStructuredResultV2> =>
  rawPath === '/report'
    ? {
        statusCode: 200,
        headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
        body: JSON.stringify(agentTimes(await readDay(queryStringParameters?.day ?? today()))),
      }
    : { statusCode: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: html };
