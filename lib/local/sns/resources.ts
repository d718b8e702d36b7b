import * as v from 'valibot';
import { noEffect, type ResourceType, resourceType } from '../resource-type.ts';

/** `AWS::SNS::Topic`, in name. */
export const topic: ResourceType = resourceType({
  schema: v.strictObject({
    TopicName: noEffect,
    DisplayName: noEffect,
    KmsMasterKeyId: noEffect,
    Tags: noEffect,
  }),
  physical: (logicalId, { region, accountId }) => {
    const arn = `arn:aws:sns:${region}:${accountId}:${logicalId}`;
    return { ref: arn, attributes: { TopicArn: arn, TopicName: logicalId } };
  },
  create: ({ physical }, { topics }) => topics.addTopic(physical.ref),
});

/** `AWS::SNS::Subscription`, which nobody confirms. */
export const subscription: ResourceType = resourceType({
  schema: v.strictObject({ TopicArn: v.string(), Protocol: v.string(), Endpoint: v.string() }),
  physical: (logicalId, { region, accountId }) => {
    const arn = `arn:aws:sns:${region}:${accountId}:${logicalId}`;
    return { ref: arn, attributes: { Arn: arn } };
  },
  create: ({ properties: { TopicArn, Protocol, Endpoint } }, { topics }) =>
    topics.addSubscription({ topicArn: TopicArn, protocol: Protocol, endpoint: Endpoint }),
});
