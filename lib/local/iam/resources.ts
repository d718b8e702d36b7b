import * as v from 'valibot';
import { noEffect, type ResourceType, resourceType } from '../resource-type.ts';
import { managedPolicyArn, managedStatements } from './managed-policies.ts';
import { policyDocument } from './policy-document.ts';

/** `AWS::IAM::Role` with inline policies and the managed ones that are known here; others are refused by name. */
export const role: ResourceType = resourceType({
  schema: v.strictObject({
    AssumeRolePolicyDocument: policyDocument,
    Policies: v.optional(
      v.array(v.strictObject({ PolicyName: v.string(), PolicyDocument: policyDocument })),
      [],
    ),
    ManagedPolicyArns: v.optional(v.array(managedPolicyArn), []),
    Description: noEffect,
    Tags: noEffect,
  }),
  physical: (logicalId, { accountId }) => ({
    ref: logicalId,
    attributes: { Arn: `arn:aws:iam::${accountId}:role/${logicalId}` },
  }),
  create: ({ physical, properties }, { accessControl }) => {
    const arn = physical.attributes.Arn ?? '';
    accessControl.addRole(arn, properties.AssumeRolePolicyDocument.Statement);
    for (const managed of properties.ManagedPolicyArns)
      accessControl.addIdentityPolicy(arn, managedStatements(managed));
    for (const { PolicyDocument } of properties.Policies)
      accessControl.addIdentityPolicy(arn, PolicyDocument.Statement);
  },
});

/** `AWS::IAM::Policy` of roles. */
export const policy: ResourceType = resourceType({
  schema: v.strictObject({
    PolicyName: v.string(),
    PolicyDocument: policyDocument,
    Roles: v.array(v.string()),
  }),
  physical: (logicalId) => ({ ref: logicalId, attributes: {} }),
  create: ({ properties }, { accessControl, place }) => {
    for (const name of properties.Roles)
      accessControl.addIdentityPolicy(
        `arn:aws:iam::${place.accountId}:role/${name}`,
        properties.PolicyDocument.Statement,
      );
  },
});

/** `AWS::SQS::QueuePolicy`. */
export const queuePolicy: ResourceType = resourceType({
  schema: v.strictObject({ PolicyDocument: policyDocument, Queues: v.array(v.string()) }),
  physical: (logicalId) => ({ ref: logicalId, attributes: {} }),
  create: ({ properties }, { accessControl, place: { region, accountId } }) => {
    for (const url of properties.Queues)
      accessControl.addResourcePolicy({
        resource: `arn:aws:sqs:${region}:${accountId}:${url.split('/').at(-1)}`,
        statements: properties.PolicyDocument.Statement,
      });
  },
});

/** `AWS::Logs::ResourcePolicy`: one of the account, JSON in a string. */
export const logResourcePolicy: ResourceType = resourceType({
  schema: v.strictObject({
    PolicyName: v.string(),
    PolicyDocument: v.pipe(v.string(), v.parseJson(), policyDocument),
  }),
  physical: (logicalId) => ({ ref: logicalId, attributes: {} }),
  create: ({ properties }, { accessControl }) =>
    accessControl.addResourcePolicy({
      resource: undefined,
      statements: properties.PolicyDocument.Statement,
    }),
});

/**
 * `AWS::Lambda::Permission`: a statement of the function's own policy.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html
 */
export const functionPermission: ResourceType = resourceType({
  schema: v.strictObject({
    Action: v.string(),
    FunctionName: v.string(),
    Principal: v.string(),
    SourceArn: v.optional(v.string()),
    SourceAccount: v.optional(v.string()),
  }),
  physical: (logicalId) => ({ ref: logicalId, attributes: {} }),
  create: ({ properties }, { accessControl, place: { region, accountId } }) => {
    const { Action, FunctionName, Principal, SourceArn, SourceAccount } = properties;
    const functionArn = `arn:aws:lambda:${region}:${accountId}:function:${FunctionName.split(':').at(-1)}`;
    const { Statement } = v.parse(policyDocument, {
      Statement: {
        Effect: 'Allow',
        Principal: Principal.includes('.') ? { Service: Principal } : { AWS: Principal },
        Action,
        Resource: functionArn,
        Condition: {
          ...(SourceArn !== undefined && { ArnLike: { 'aws:SourceArn': SourceArn } }),
          ...(SourceAccount !== undefined && {
            StringEquals: { 'aws:SourceAccount': SourceAccount },
          }),
        },
      },
    });
    accessControl.addResourcePolicy({ resource: functionArn, statements: Statement });
  },
});
