import { changeProperties } from '../constructs/monitoring/change-properties.ts';
import { type Synthesized, synthesizedStack } from '../constructs/synthesized.ts';
import { configuredStacks } from './configured-stacks.ts';
import { type Statement, statementsOf } from './statements.ts';

interface Wildcard {
  readonly actions: readonly string[];
  readonly resource: RegExp;
  readonly reason: string;
}

const accepted: readonly Wildcard[] = [
  {
    actions: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'],
    resource: /^\*$/,
    reason: 'X-Ray has no resources; these two write traces and read nothing.',
  },
  {
    actions: ['secretsmanager:GetSecretValue'],
    resource: /^arn:[^*?]+:secret:contact-centre\/enreach-\?{6}$/,
    reason:
      'Of a secret given by its name the last six characters, which Secrets Manager adds, are not known.',
  },
];

const hasWildcard = (text: string): boolean => /[*?]/.test(text);

const isAccepted = (action: string, resource: string): boolean =>
  accepted.some(
    (wildcard) => wildcard.actions.includes(action) && wildcard.resource.test(resource),
  );

const isEverybody = (principal: Statement['Principal']): boolean =>
  principal === '*' || Object.values(principal ?? {}).some((names) => names.includes('*'));

/** What the template allows more widely than it must. */
const wideStatements = (stack: Synthesized): string[] =>
  statementsOf(stack)
    .filter(({ Effect }) => Effect === 'Allow')
    .flatMap(({ of, Principal, Action, Resource }) => [
      ...(isEverybody(Principal) ? [`${of}: for everybody`] : []),
      ...Action.filter(hasWildcard).map((action) => `${of}: ${action}`),
      ...Resource.filter(hasWildcard).flatMap((resource) =>
        Action.filter((action) => !isAccepted(action, resource)).map(
          (action) => `${of}: ${action} on ${resource}`,
        ),
      ),
    ]);

const policy = (...Statement: readonly object[]) => ({
  PolicyDocument: { Version: '2012-10-17', Statement },
});
const role = 'IngressFunctionRoleDefaultPolicy';

describe.each(Object.entries(configuredStacks))('the permissions of the stack %s', (_, create) => {
  let stack: Synthesized;
  beforeAll(() => {
    stack = synthesizedStack(create);
  });

  it('name actions, resources and principals, and none by a wildcard that nobody explained', () => {
    expect(statementsOf(stack).length).toBeGreaterThan(15);
    expect(wideStatements(stack)).toEqual([]);
  });

  it.each([
    [
      'an action',
      role,
      policy({ Effect: 'Allow', Action: 'sqs:*', Resource: 'arn:q' }),
      `${role}: sqs:*`,
    ],
    [
      'a resource',
      role,
      policy({
        Effect: 'Allow',
        Action: ['xray:PutTraceSegments', 'xray:GetTraceGraph'],
        Resource: '*',
      }),
      `${role}: xray:GetTraceGraph on *`,
    ],
    [
      'a principal',
      'QueuesDeliveryQueuePolicy',
      policy({
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: 'sqs:SendMessage',
        Resource: 'arn:q',
      }),
      'QueuesDeliveryQueuePolicy: for everybody',
    ],
    [
      'a resource of a log group, whose policy is text',
      'WebhookBusCanaryLogLogGroupPolicyResourcePolicy',
      {
        PolicyDocument: JSON.stringify(
          policy({
            Effect: 'Allow',
            Principal: { Service: 'events.amazonaws.com' },
            Action: 'logs:PutLogEvents',
            Resource: '*',
          }).PolicyDocument,
        ),
      },
      'WebhookBusCanaryLogLogGroupPolicyResourcePolicy: logs:PutLogEvents on *',
    ],
  ])('would be found out with a wildcard in %s', (_fault, resource, planted, found) => {
    expect(wideStatements(changeProperties(stack, resource, planted))).toEqual([found]);
  });
});
