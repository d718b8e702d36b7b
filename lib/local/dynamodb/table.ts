import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as v from 'valibot';
import { runnerCredentials } from '../credentials.ts';
import { noEffect, type ResourceType, resourceType } from '../resource-type.ts';

const schema = v.strictObject({
  AttributeDefinitions: v.array(
    v.strictObject({ AttributeName: v.string(), AttributeType: v.picklist(['S', 'N', 'B']) }),
  ),
  KeySchema: v.array(
    v.strictObject({ AttributeName: v.string(), KeyType: v.picklist(['HASH', 'RANGE']) }),
  ),
  BillingMode: v.literal('PAY_PER_REQUEST'),
  Replicas: v.pipe(
    v.array(
      v.strictObject({
        Region: v.string(),
        DeletionProtectionEnabled: v.optional(v.boolean(), false),
        PointInTimeRecoverySpecification: noEffect,
        SSESpecification: noEffect,
        Tags: noEffect,
      }),
    ),
    v.length(1),
  ),
  // The emulator expires nothing; no item lives shorter than a local run.
  TimeToLiveSpecification: v.optional(
    v.strictObject({ AttributeName: v.optional(v.string()), Enabled: v.boolean() }),
  ),
  SSESpecification: noEffect,
});

/** `AWS::DynamoDB::GlobalTable` in one region, on demand. */
export const table: ResourceType = resourceType({
  schema,
  physical: (logicalId, { region, accountId }) => ({
    ref: logicalId,
    attributes: { Arn: `arn:aws:dynamodb:${region}:${accountId}:table/${logicalId}` },
  }),
  create: async ({ logicalId, properties }, { endpoint, place, tables }) => {
    const client = new DynamoDBClient({
      endpoint,
      region: place.region,
      credentials: runnerCredentials,
    });
    const { AttributeDefinitions, KeySchema, BillingMode, Replicas } = properties;
    const { TimeToLiveSpecification } = properties;
    const definition = { TableName: logicalId, AttributeDefinitions, KeySchema, BillingMode };
    await client.send(new CreateTableCommand(definition));
    client.destroy();
    tables.set(logicalId, {
      isDeletionProtected: Replicas.some((replica) => replica.DeletionProtectionEnabled),
      timeToLiveAttribute: TimeToLiveSpecification?.Enabled
        ? TimeToLiveSpecification.AttributeName
        : undefined,
    });
  },
});
