import { Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { EventBus, type IRuleTarget } from 'aws-cdk-lib/aws-events';
import { EnreachRule } from '../../../lib/subscribe/rule/enreach-rule.ts';
import { withApp } from '../../constructs/with-app.ts';

const target: IRuleTarget = { bind: () => ({ arn: 'arn:aws:events:::somewhere' }) };

const warningsOf = (...eventTypes: readonly [string, ...string[]]): string[] =>
  withApp((app) => {
    const stack = new Stack(app, 'Subscriber');
    const bus = EventBus.fromEventBusName(stack, 'Known', 'webhooks');
    // @ts-expect-error -- the compiler refuses any text; an app that is only run comes this far.
    new EnreachRule(stack, 'Rule', { bus, targets: [target], eventTypes });
    return Annotations.fromStack(stack)
      .findWarning('/Subscriber/Rule', Match.anyValue())
      .map(({ entry }) => `${entry.data}`);
  });

it('warns of types that the catalogue lacks, or spells otherwise, and refuses none', () => {
  expect(
    warningsOf('QueueStatus', 'QueueCallInArived', 'QueueCallInArived', 'queuestatus'),
  ).toEqual([
    expect.stringContaining(
      'eventTypes: the rule is for "QueueCallInArived", which docs/events.md lacks; its events, if any, are published as they come',
    ),
    expect.stringContaining(
      'eventTypes: the rule is for "queuestatus", which docs/events.md spells "QueueStatus"; as it is written here it matches nothing',
    ),
  ]);
});

it('does not warn of types of the catalogue', () => {
  expect(warningsOf('QueueStatus', 'QueueCallInArrived')).toEqual([]);
});
