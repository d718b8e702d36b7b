import { type Stack, Validations } from 'aws-cdk-lib';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import { WebhooksStack } from '../../lib/stack.ts';
import { withApp } from '../constructs/with-app.ts';
import { acceptedFindings } from './accepted-findings.ts';
import { configuredStacks } from './configured-stacks.ts';

const at = (stack: Stack, path: string): IConstruct =>
  path.split('/').reduce<IConstruct>((scope, id) => scope.node.findChild(id), stack);

const accept = (stack: Stack): void => {
  for (const { id, path, reason } of acceptedFindings)
    Validations.of(at(stack, path)).acknowledge({ id, reason });
};

/** Rule and construct, such as `AwsSolutions-SQS4 Webhooks/Queues/DeliveryQueue/Resource`. */
const findingsOf = (stack: Stack): string[] =>
  new AwsSolutionsChecks()
    .validateScope(stack)
    .violations.flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(
        ({ constructPath = '' }) =>
          `${ruleName} ${constructPath.slice(stack.node.path.length + 1)}`,
      ),
    );

describe.each(Object.entries(configuredStacks))('cdk-nag on the stack %s', (_, create) => {
  it('finds nothing that is not accepted', () => {
    const findings = withApp((app) => {
      const stack = create(app);
      accept(stack);
      return findingsOf(stack);
    });
    expect(findings).toEqual([]);
  });

  it('finds all that is accepted: none of it is accepted in advance', () => {
    const findings = withApp((app) => findingsOf(create(app)));
    const missing = acceptedFindings.filter(
      ({ id, path }) => !findings.some((finding) => finding.startsWith(`${id} ${path}/`)),
    );
    expect(missing).toEqual([]);
  });
});

it.each<[fault: string, plant: (stack: WebhooksStack) => void, finding: string]>([
  [
    'a topic without TLS',
    (stack) => new Topic(stack, 'Planted'),
    'AwsSolutions-SNS3 Planted/Resource',
  ],
  [
    'a wildcard in the role of the consumer',
    ({ webhooks }) =>
      webhooks.consumer.handler.addToRolePolicy(
        new PolicyStatement({ effect: Effect.ALLOW, actions: ['sqs:*'], resources: ['arn:q'] }),
      ),
    'AwsSolutions-IAM5[Action::sqs:*] Webhooks/Consumer/FunctionRole/DefaultPolicy/Resource',
  ],
])('cdk-nag finds %s', (_, plant, finding) => {
  const findings = withApp((app) => {
    const stack = new WebhooksStack(app, 'Planted');
    plant(stack);
    accept(stack);
    return findingsOf(stack);
  });
  expect(findings).toEqual([finding]);
});
