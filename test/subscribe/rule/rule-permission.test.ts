import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { EnreachRulePermission } from '../../../lib/subscribe/rule/rule-permission.ts';
import { withApp } from '../../constructs/with-app.ts';

const account = '444455556666';

const statementsFor = (eventBusName: string) => {
  const template = withApp((app) => {
    const stack = new Stack(app, 'Webhooks', {
      env: { account: '111122223333', region: 'eu-north-1' },
    });
    const bus = EventBus.fromEventBusName(stack, 'Bus', eventBusName);
    new EnreachRulePermission(stack, 'Sales', { bus, account });
    return Template.fromStack(stack);
  });
  return Object.values(template.findResources('AWS::Events::EventBusPolicy')).map(
    ({ Properties }) => {
      expect(Properties).toMatchObject({
        EventBusName: eventBusName,
        StatementId: Properties.Statement.Sid,
      });
      return Properties.Statement;
    },
  );
};

const statements = statementsFor('webhooks');
const statementOf = (action: string) =>
  statements.filter(({ Action }) => [Action].flat().includes(action));

const ofAccount = {
  Effect: 'Allow',
  Principal: { AWS: `arn:aws:iam::${account}:root` },
  Resource: 'arn:aws:events:eu-north-1:111122223333:rule/webhooks/*',
};

describe('the permission of another account', () => {
  it('is to put rules on this bus that name the source of the webhooks, and no other', () => {
    expect(statementOf('events:PutRule')).toEqual([
      expect.objectContaining({
        ...ofAccount,
        Action: 'events:PutRule',
        Condition: {
          StringEqualsIfExists: { 'events:creatorAccount': account },
          'ForAllValues:StringEquals': { 'events:source': ['enreach.webhooks'] },
          Null: { 'events:source': 'false' },
        },
      }),
    ]);
  });

  it.each(['PutTargets', 'RemoveTargets', 'DeleteRule', 'DescribeRule', 'TagResource'])(
    'is to %s of rules that it has put itself',
    (action) => {
      expect(statementOf(`events:${action}`)).toEqual([
        expect.objectContaining({
          ...ofAccount,
          Condition: { StringEqualsIfExists: { 'events:creatorAccount': account } },
        }),
      ]);
    },
  );

  it('is for rules of the default bus, whose ARN has no bus, where the events are on that', () => {
    const resources = statementsFor('default').map(({ Resource }) => Resource);
    expect(new Set(resources)).toEqual(new Set(['arn:aws:events:eu-north-1:111122223333:rule/*']));
  });

  it('is to put no events', () => {
    expect(statements).toHaveLength(2);
    expect(JSON.stringify(statements)).not.toMatch(/PutEvents|events:\*/);
  });
});
