import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { EnreachDeduplicationTable } from '../../lib/subscribe/deduplication-table.ts';
import { withApp } from '../constructs/with-app.ts';

const template = withApp((app) => {
  const stack = new Stack(app, 'Subscriber');
  const subscriber = new LambdaFunction(stack, 'Function', {
    runtime: Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = async () => {};'),
  });
  new EnreachDeduplicationTable(stack, 'Deduplication').connect(subscriber);
  return Template.fromStack(stack);
});
const [tableId] = Object.keys(template.findResources('AWS::DynamoDB::GlobalTable'));

describe('the deduplication table', () => {
  it('has the key and the TTL attribute of a claim, and is kept', () => {
    template.hasResource('AWS::DynamoDB::GlobalTable', {
      Properties: {
        KeySchema: [{ AttributeName: 'Id', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'Id', AttributeType: 'S' }],
        TimeToLiveSpecification: { AttributeName: 'ExpiresAt', Enabled: true },
        BillingMode: 'PAY_PER_REQUEST',
      },
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    });
  });

  it('tells a function its name, and lets it claim, mark and give up, nothing more', () => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: { DEDUPLICATION_TABLE: { Ref: tableId } } },
    });
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: [
              'dynamodb:BatchWriteItem',
              'dynamodb:DeleteItem',
              'dynamodb:GetItem',
              'dynamodb:UpdateItem',
            ],
            Resource: { 'Fn::GetAtt': [tableId, 'Arn'] },
          },
        ],
        Version: Match.anyValue(),
      },
    });
  });
});
