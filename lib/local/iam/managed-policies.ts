import * as v from 'valibot';
import { policyDocument } from './policy-document.ts';

/**
 * AWS's own policies, by name: that of the role which CDK makes for a function unless it is given one.
 *
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSLambdaBasicExecutionRole.html
 */
const statements = {
  'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole': v.parse(policyDocument, {
    Statement: {
      Effect: 'Allow',
      Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: '*',
    },
  }).Statement,
};

/** ARNs of those that are known here; any other is refused. */
export const managedPolicyArn = v.picklist(
  Object.keys(statements).filter((arn): arn is keyof typeof statements => arn in statements),
);

export const managedStatements = (arn: v.InferOutput<typeof managedPolicyArn>) => statements[arn];
