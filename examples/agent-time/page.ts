import { DynamoDBClient, paginateQuery } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import * as v from 'valibot';
import { type AgentTime, agentTimes, dayMs, type Moment } from './agent-times.ts';
import { html } from './html.ts';

const client = new DynamoDBClient();

const momentSchema = v.object({
  Moment: v.string(),
  ReceivedAt: v.string(),
  UserId: v.string(),
  Serving: v.optional(v.boolean()),
  Talking: v.optional(v.boolean()),
  WrapUpSeconds: v.optional(v.number()),
});

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

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const daySchema = v.fallback(v.pipe(v.string(), v.isoDate()), () => dayOf(Date.now()));

const readReport = async (asked: string | undefined): Promise<readonly AgentTime[]> => {
  const day = v.parse(daySchema, asked);
  const startMs = Date.parse(day);
  const moments = [...(await readDay(dayOf(startMs - dayMs))), ...(await readDay(day))];
  return agentTimes(moments, startMs, Date.now());
};

/** The page, and at `/report?day=2026-01-15` (UTC, today if it is no day) what it shows. */
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
        body: JSON.stringify(await readReport(queryStringParameters?.day)),
      }
    : { statusCode: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: html };
