import * as v from 'valibot';
import { type Synthesized, synthesized } from './synthesized.ts';

const oneOrMore = v.pipe(
  v.union([v.string(), v.array(v.string())]),
  v.transform((value) => (typeof value === 'string' ? [value] : value)),
);
/** Strict: a statement with `NotAction`, `NotResource` or whatever else is not understood, so it fails. */
const statementSchema = v.strictObject({
  Sid: v.optional(v.string()),
  Effect: v.picklist(['Allow', 'Deny']),
  Action: oneOrMore,
  Resource: oneOrMore,
  Principal: v.optional(v.union([v.literal('*'), v.record(v.string(), v.string())])),
  Condition: v.optional(v.unknown()),
});
const documentSchema = v.object({ Statement: v.array(statementSchema), Version: v.string() });
const policySchema = v.object({
  // The policy of log groups is JSON in a string.
  PolicyDocument: v.union([v.pipe(v.string(), v.parseJson(), documentSchema), documentSchema]),
});

const statementsOf = (stack: Synthesized, name: string) =>
  v.parse(policySchema, stack.the(name).properties).PolicyDocument.Statement;

const several = [
  { name: 'default', path: '/webhook' },
  { name: 'second', path: '/second' },
];

/** X-Ray has no resources that a policy could name. */
const tracing: [action: string, resources: string[]][] = [
  ['xray:PutTelemetryRecords', ['*']],
  ['xray:PutTraceSegments', ['*']],
];

describe('the permissions', () => {
  let stack: Synthesized;
  beforeAll(() => {
    stack = synthesized({ endpoints: several, eventLog: true });
  });

  it.each([
    [
      'IngressFunction',
      [
        ['logs:CreateLogStream', ['arn:IngressFunctionLogs']],
        ['logs:PutLogEvents', ['arn:IngressFunctionLogs']],
        ['secretsmanager:GetSecretValue', ['ref:Secretsdefault', 'ref:Secretssecond']],
        ['sqs:SendMessage', ['arn:QueuesDeliveryQueue']],
        ...tracing,
      ],
    ],
    [
      'ConsumerFunction',
      [
        ['dynamodb:BatchWriteItem', ['arn:TablesDeliveries']],
        ['dynamodb:DeleteItem', ['arn:TablesDeliveries']],
        ['dynamodb:GetItem', ['arn:TablesDeliveries']],
        ['dynamodb:PutItem', ['arn:TablesQuarantine']],
        ['dynamodb:UpdateItem', ['arn:TablesDeliveries']],
        ['events:PutEvents', ['arn:WebhookBus']],
        ['logs:CreateLogStream', ['arn:ConsumerFunctionLogs']],
        ['logs:PutLogEvents', ['arn:ConsumerFunctionLogs']],
        ['sqs:ChangeMessageVisibility', ['arn:QueuesDeliveryQueue']],
        ['sqs:DeleteMessage', ['arn:QueuesDeliveryQueue']],
        ['sqs:GetQueueAttributes', ['arn:QueuesDeliveryQueue']],
        ['sqs:ReceiveMessage', ['arn:QueuesDeliveryQueue']],
        ...tracing,
      ],
    ],
  ])('of %s are these and no more', (name, expected) => {
    const statements = statementsOf(stack, `${name}RoleDefaultPolicy`);
    const granted = statements.flatMap(({ Effect, Action, Resource, Condition }) => {
      expect({ Effect, Condition }).toEqual({ Effect: 'Allow', Condition: undefined });
      return Action.map((action) => [action, Resource]);
    });
    expect(granted.sort()).toEqual(expected);
  });

  it('are granted to a role of each function by one policy, and in no other way', () => {
    const roles = stack.ofType('AWS::IAM::Role');
    expect(roles.map(({ name, properties }) => [name, properties])).toEqual(
      ['IngressFunctionRole', 'ConsumerFunctionRole'].map((name) => [
        name,
        // No managed policy: the usual one may write to every log group.
        {
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Action: 'sts:AssumeRole',
                Effect: 'Allow',
                Principal: { Service: 'lambda.amazonaws.com' },
              },
            ],
          },
        },
      ]),
    );
    const policies = stack.ofType('AWS::IAM::Policy');
    expect(policies.map(({ properties }) => properties.Roles)).toEqual([
      ['ref:IngressFunctionRole'],
      ['ref:ConsumerFunctionRole'],
    ]);
    const others = stack.resources.filter(({ type }) => /^AWS::IAM::(?!Role$|Policy$)/.test(type));
    expect(others).toEqual([]);
  });

  it('allow no action and no resource by a wildcard, but for writing traces', () => {
    const policies = stack.resources.filter(({ properties }) => 'PolicyDocument' in properties);
    const allowed = policies
      .flatMap(({ name }) => statementsOf(stack, name))
      .filter(({ Effect }) => Effect === 'Allow')
      .filter(({ Action }) => !Action.every((action) => tracing.some(([name]) => name === action)))
      .flatMap(({ Action, Resource }) => [...Action, ...Resource]);
    expect(allowed.length).toBeGreaterThan(20);
    expect(allowed.filter((value) => value.includes('*'))).toEqual([]);
  });

  it.each(['QueuesDeliveryQueue', 'QueuesDeadLetterQueue'])(
    'let nobody at %s without TLS',
    (name) => {
      expect(statementsOf(stack, `${name}Policy`)).toEqual([
        {
          Effect: 'Deny',
          Principal: { AWS: '*' },
          Action: ['sqs:*'],
          Resource: [`arn:${name}`],
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
      ]);
      expect(stack.the(`${name}Policy`).properties.Queues).toEqual([`https://sqs.test/${name}`]);
    },
  );

  it.each(['WebhookBusCanaryLog', 'EventLog'])('let EventBridge write to the log of %s', (name) => {
    expect(statementsOf(stack, `${name}LogGroupPolicyResourcePolicy`)).toEqual([
      {
        Effect: 'Allow',
        Principal: { Service: 'events.amazonaws.com' },
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: [
          `arn:PARTITION:logs:REGION:ACCOUNT:log-group:ref:${name}LogGroup`,
          `arn:${name}LogGroup`,
        ],
      },
    ]);
    // What the rule sends before that is dropped without a word.
    expect(stack.the(`${name}Rule`).dependsOn).toContain(`${name}LogGroupPolicyResourcePolicy`);
  });
});
