import { EventBusPolicy, type IEventBus } from 'aws-cdk-lib/aws-events';
import { AccountPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { eventSource } from '../../catalogue/bus-contract.ts';
import { rulesOf } from './rules-of-bus.ts';

export interface EnreachRulePermissionProps {
  /** The bus of the webhooks, in this account. */
  readonly bus: IEventBus;
  /** The other account: 12 digits. */
  readonly account: string;
}

/** What an account may do with the rules that it has put. */
const management = [
  'DeleteRule',
  'DescribeRule',
  'DisableRule',
  'EnableRule',
  'ListTagsForResource',
  'ListTargetsByRule',
  'PutTargets',
  'RemoveTargets',
  'TagResource',
  'UntagResource',
].map((action) => `events:${action}`);

/**
 * Lets another account put rules on the bus, for events of `enreach.webhooks` only, and manage those it has put.
 *
 * EventBridge takes a bus of that account as the target of such a rule and nothing else; further rules there send on.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-example-policy-same-account-creator.html
 */
export class EnreachRulePermission extends Construct {
  constructor(scope: Construct, id: string, { bus, account }: EnreachRulePermissionProps) {
    super(scope, id);
    // There is no creator yet of a rule that is put for the first time.
    const ownRules = { StringEqualsIfExists: { 'events:creatorAccount': account } };
    const allow = (name: string, actions: string[], conditions: Record<string, object>) =>
      new EventBusPolicy(this, name, {
        eventBus: bus,
        statementId: `Enreach${name}-${account}`,
        statement: new PolicyStatement({
          sid: `Enreach${name}-${account}`,
          principals: [new AccountPrincipal(account)],
          actions,
          resources: [rulesOf(this, bus)],
          conditions,
        }).toStatementJson(),
      });
    allow('PutRule', ['events:PutRule'], {
      ...ownRules,
      'ForAllValues:StringEquals': { 'events:source': [eventSource] },
      // A pattern without a source has none to compare, and would pass.
      Null: { 'events:source': 'false' },
    });
    allow('ManageRules', management, ownRules);
  }
}
