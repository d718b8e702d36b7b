import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import * as v from 'valibot';
import { localCredentials } from '../../../lib/local/credentials.ts';
import { createFrontDoor, type FrontDoor } from '../../../lib/local/front-door/front-door.ts';
import { createAccessControl } from '../../../lib/local/iam/access-control.ts';
import type { Denial } from '../../../lib/local/iam/denial.ts';
import { createGuard } from '../../../lib/local/iam/guard-calls.ts';
import { policyDocument } from '../../../lib/local/iam/policy-document.ts';

const account = { region: 'us-east-1', accountId: '000000000000' };
const roleArn = 'arn:aws:iam::000000000000:role/Role';
const user =
  'User: arn:aws:sts::000000000000:assumed-role/Role/Function is not authorized to perform:';
const because = (action: string) => `because no identity-based policy allows the ${action} action`;

const statements = (Statement: object) => v.parse(policyDocument, { Statement }).Statement;
const trust = statements({
  Effect: 'Allow',
  Action: 'sts:AssumeRole',
  Principal: { Service: 'lambda.amazonaws.com' },
});

describe('a call that the role does not allow', () => {
  const denials: Denial[] = [];
  const accessControl = createAccessControl(account);
  let frontDoor: FrontDoor;
  let endpoint: string;

  beforeAll(async () => {
    accessControl.addRole(roleArn, trust);
    accessControl.addFunction('Function', roleArn);
    const guard = createGuard(accessControl, account, (denial) => denials.push(denial));
    const answerAnything = () => ({});
    frontDoor = createFrontDoor({
      services: {
        AmazonSQS: answerAnything,
        DynamoDB_20120810: answerAnything,
        AWSEvents: answerAnything,
        secretsmanager: answerAnything,
      },
      upstreams: {},
      intercept: async (call, act) => {
        guard(call);
        return act();
      },
    });
    endpoint = await frontDoor.listen();
  });
  afterAll(() => frontDoor.close());

  const clientOf = (caller: string) => ({
    endpoint,
    region: account.region,
    credentials: { ...localCredentials(caller) },
    maxAttempts: 1,
  });
  const calls = (caller: string) => ({
    sqs: () => {
      const QueueUrl = `${endpoint}/000000000000/q`;
      return new SQSClient(clientOf(caller)).send(
        new SendMessageBatchCommand({ QueueUrl, Entries: [{ Id: '1', MessageBody: 'x' }] }),
      );
    },
    dynamodb: () => new DynamoDBClient(clientOf(caller)).send(new ListTablesCommand()),
    events: () =>
      new EventBridgeClient(clientOf(caller)).send(
        new PutEventsCommand({ Entries: [{ EventBusName: 'b' }] }),
      ),
    secretsmanager: () =>
      new SecretsManagerClient(clientOf(caller)).send(new GetSecretValueCommand({ SecretId: 's' })),
  });

  it.each([
    [
      'sqs',
      'AccessDenied',
      403,
      `${user} sqs:sendmessage on resource: arn:aws:sqs:us-east-1:000000000000:q ${because('sqs:sendmessage')}`,
    ],
    [
      'dynamodb',
      'AccessDeniedException',
      400,
      `${user} dynamodb:ListTables on resource: * ${because('dynamodb:ListTables')}`,
    ],
    [
      'events',
      'AccessDeniedException',
      400,
      `${user} events:PutEvents on resource: arn:aws:events:us-east-1:000000000000:event-bus/b ${because('events:PutEvents')}`,
    ],
    [
      'secretsmanager',
      'AccessDeniedException',
      400,
      `${user} secretsmanager:GetSecretValue on resource: arn:aws:secretsmanager:us-east-1:000000000000:secret:s-local0 ${because('secretsmanager:GetSecretValue')}`,
    ],
  ] as const)('of %s fails in the SDK as %s, %i', async (service, name, status, message) => {
    await expect(calls('Function')[service]()).rejects.toMatchObject({
      name,
      message,
      $metadata: { httpStatusCode: status },
    });
  });

  it.each([
    [
      'AmazonSQS.SendMessage',
      'com.amazon.coral.service#AccessDeniedException',
      'AccessDenied;Sender',
      '1.0',
    ],
    ['DynamoDB_20120810.PutItem', 'com.amazon.coral.service#AccessDeniedException', null, '1.0'],
    ['AWSEvents.PutEvents', 'AccessDeniedException', null, '1.1'],
    ['secretsmanager.GetSecretValue', 'AccessDeniedException', null, '1.1'],
  ])('is answered on the wire: %s', async (target, type, queryError, version) => {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'x-amz-target': target,
        authorization:
          'AWS4-HMAC-SHA256 Credential=local-Function/20260101/us-east-1/x/aws4_request',
      },
      body: '{"QueueUrl":"http://x/0/q","TableName":"t","Entries":[{}],"SecretId":"s"}',
    });
    expect(await response.json()).toEqual({
      __type: type,
      Message: expect.stringMatching(/^User: arn:aws:sts::.* is not authorized to perform: /),
    });
    expect(response.headers.get('x-amzn-query-error')).toBe(queryError);
    expect(response.headers.get('content-type')).toBe(`application/x-amz-json-${version}`);
  });

  it('is told with its action and resource, as policies spell them', async () => {
    denials.length = 0;
    await expect(calls('Function').sqs()).rejects.toThrow();
    expect(denials).toEqual([
      {
        principal: 'arn:aws:sts::000000000000:assumed-role/Role/Function',
        action: 'sqs:SendMessage',
        resource: 'arn:aws:sqs:us-east-1:000000000000:q',
        why: 'noIdentityPolicy',
      },
    ]);
  });

  it.each(['runner', 'NoFunction'])(
    "is allowed to whoever has no function's key: %s",
    async (caller) => {
      await expect(calls(caller).dynamodb()).resolves.toBeDefined();
    },
  );

  it('passes as soon as the role allows it, until a policy denies it', async () => {
    const allow = { Effect: 'Allow', Action: 'dynamodb:List*', Resource: '*' };
    accessControl.addIdentityPolicy(roleArn, statements(allow));
    await expect(calls('Function').dynamodb()).resolves.toBeDefined();
    accessControl.addIdentityPolicy(roleArn, statements({ ...allow, Effect: 'Deny' }));
    await expect(calls('Function').dynamodb()).rejects.toThrow(
      'with an explicit deny in an identity-based policy',
    );
  });
});

describe('a role that Lambda may not assume', () => {
  it('is refused with its function', () => {
    const accessControl = createAccessControl(account);
    accessControl.addRole(roleArn, []);
    expect(() => accessControl.addFunction('Function', roleArn)).toThrow(
      'Function: The role defined for the function cannot be assumed by Lambda.',
    );
  });
});
