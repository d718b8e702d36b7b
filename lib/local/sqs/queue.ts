import * as v from 'valibot';
import { noEffect, type ResourceType, resourceType } from '../resource-type.ts';

const count = v.optional(v.union([v.number(), v.string()]));

const schema = v.strictObject({
  VisibilityTimeout: count,
  MessageRetentionPeriod: count,
  DelaySeconds: count,
  ReceiveMessageWaitTimeSeconds: count,
  RedrivePolicy: v.optional(
    v.strictObject({ deadLetterTargetArn: v.string(), maxReceiveCount: v.number() }),
  ),
  SqsManagedSseEnabled: noEffect,
  KmsMasterKeyId: noEffect,
  Tags: noEffect,
});

/** `AWS::SQS::Queue`, standard. */
export const queue: ResourceType = resourceType({
  schema,
  physical: (logicalId, { region, accountId, sqsUrl }) => ({
    // Not the host that the emulator answers with: it does not resolve.
    ref: `${sqsUrl}/${accountId}/${logicalId}`,
    attributes: {
      Arn: `arn:aws:sqs:${region}:${accountId}:${logicalId}`,
      QueueName: logicalId,
      QueueUrl: `${sqsUrl}/${accountId}/${logicalId}`,
    },
  }),
  create: ({ logicalId, properties }, { sqs, place }) => {
    const {
      RedrivePolicy,
      SqsManagedSseEnabled: _,
      KmsMasterKeyId: __,
      Tags: ___,
      ...numbers
    } = properties;
    const attributes = Object.entries(numbers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, `${value}`]],
    );
    if (RedrivePolicy) attributes.push(['RedrivePolicy', JSON.stringify(RedrivePolicy)]);
    sqs.createQueue(logicalId, {
      region: place.region,
      attributes: Object.fromEntries(attributes),
    });
  },
});
