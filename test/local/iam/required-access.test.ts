import { requiredAccess } from '../../../lib/local/iam/actions/required-access.ts';

const account = { region: 'us-east-1', accountId: '000000000000' };
const queue = 'arn:aws:sqs:us-east-1:000000000000:q';
const table = (name: string) => `arn:aws:dynamodb:us-east-1:000000000000:table/${name}`;
const bus = (name: string) => `arn:aws:events:us-east-1:000000000000:event-bus/${name}`;
const QueueUrl = 'http://127.0.0.1:1/000000000000/q';
const secret = 'arn:aws:secretsmanager:us-east-1:000000000000:secret:s-local0';
const lambda = (rest: string) => `arn:aws:lambda:us-east-1:000000000000:${rest}`;
const group = 'arn:aws:logs:us-east-1:000000000000:log-group:g';

type Row = [service: string, operation: string, input: object, ...needs: [string, string][]];

describe('a call needs', () => {
  it.each<Row>([
    ['sqs', 'SendMessage', { QueueUrl }, ['sqs:SendMessage', queue]],
    ['sqs', 'SendMessageBatch', { QueueUrl }, ['sqs:SendMessage', queue]],
    ['sqs', 'DeleteMessageBatch', { QueueUrl }, ['sqs:DeleteMessage', queue]],
    ['sqs', 'ChangeMessageVisibilityBatch', { QueueUrl }, ['sqs:ChangeMessageVisibility', queue]],
    ['sqs', 'GetQueueUrl', { QueueName: 'q' }, ['sqs:GetQueueUrl', queue]],
    ['sqs', 'StartMessageMoveTask', { SourceArn: queue }, ['sqs:StartMessageMoveTask', queue]],
    ['sqs', 'ListQueues', {}, ['sqs:ListQueues', '*']],
    ['dynamodb', 'UpdateItem', { TableName: 't' }, ['dynamodb:UpdateItem', table('t')]],
    ['dynamodb', 'GetItem', { TableName: table('t') }, ['dynamodb:GetItem', table('t')]],
    [
      'dynamodb',
      'Query',
      { TableName: 't', IndexName: 'i' },
      ['dynamodb:Query', table('t/index/i')],
    ],
    [
      'dynamodb',
      'BatchWriteItem',
      { RequestItems: { t: [], u: [] } },
      ['dynamodb:BatchWriteItem', table('t')],
      ['dynamodb:BatchWriteItem', table('u')],
    ],
    [
      'dynamodb',
      'TransactWriteItems',
      { TransactItems: [{ Put: { TableName: 't' } }, { ConditionCheck: { TableName: 'u' } }] },
      ['dynamodb:PutItem', table('t')],
      ['dynamodb:ConditionCheckItem', table('u')],
    ],
    ['dynamodb', 'ListTables', {}, ['dynamodb:ListTables', '*']],
    [
      'events',
      'PutEvents',
      { Entries: [{ EventBusName: 'b' }, { EventBusName: bus('b2') }, { EventBusName: 'b' }] },
      ['events:PutEvents', bus('b')],
      ['events:PutEvents', bus('b2')],
    ],
    ['events', 'PutEvents', { Entries: [{}] }, ['events:PutEvents', bus('default')]],
    [
      'secretsmanager',
      'GetSecretValue',
      { SecretId: secret },
      ['secretsmanager:GetSecretValue', secret],
    ],
    [
      'secretsmanager',
      'GetSecretValue',
      { SecretId: 's' },
      ['secretsmanager:GetSecretValue', secret],
    ],
    ['cloudformation', 'DescribeStacks', {}, ['cloudformation:DescribeStacks', '*']],
    ['lambda', 'Invoke', { FunctionName: 'f' }, ['lambda:InvokeFunction', lambda('function:f')]],
    [
      'lambda',
      'GetFunction',
      { FunctionName: lambda('function:f') },
      ['lambda:GetFunction', lambda('function:f')],
    ],
    [
      'lambda',
      'UpdateEventSourceMapping',
      { UUID: 'm' },
      ['lambda:UpdateEventSourceMapping', lambda('event-source-mapping:m')],
    ],
    [
      'lambda',
      'ListEventSourceMappings',
      { FunctionName: 'f' },
      ['lambda:ListEventSourceMappings', '*'],
    ],
    ['logs', 'DescribeLogGroups', {}, ['logs:DescribeLogGroups', '*']],
    ['logs', 'FilterLogEvents', { logGroupName: 'g' }, ['logs:FilterLogEvents', `${group}:*`]],
    [
      'logs',
      'GetLogEvents',
      { logGroupIdentifier: `${group}:*`, logStreamName: 's' },
      ['logs:GetLogEvents', `${group}:log-stream:s`],
    ],
    ['sts', 'GetCallerIdentity', {}],
  ])('%s %s %j', (service, operation, input, ...expected) => {
    const call = { service, operation, input, accessKeyId: 'local-F' };
    expect(requiredAccess(call, account)).toEqual(
      expected.map(([action, resource]) => ({ action, resource })),
    );
  });
});
