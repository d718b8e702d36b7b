import { Stack, Token, TokenComparison } from 'aws-cdk-lib';
import type { CfnRule, IRuleTarget } from 'aws-cdk-lib/aws-events';
import type { Construct, IConstruct } from 'constructs';

export interface Delivery {
  readonly deadLetterQueueArn: string;
  readonly retryPolicy: CfnRule.RetryPolicyProperty;
}

/** What the target itself says of its retries goes before what the rule says. */
const mergeRetries = (
  ofRule: CfnRule.RetryPolicyProperty,
  ofTarget: CfnRule.RetryPolicyProperty = {},
): CfnRule.RetryPolicyProperty | undefined => {
  const merged = {
    maximumRetryAttempts: ofTarget.maximumRetryAttempts ?? ofRule.maximumRetryAttempts,
    maximumEventAgeInSeconds: ofTarget.maximumEventAgeInSeconds ?? ofRule.maximumEventAgeInSeconds,
  };
  const isEmpty = Object.values(merged).every((value) => value === undefined);
  return isEmpty ? undefined : merged;
};

const isElsewhere = (here: Stack, resource: IConstruct): boolean => {
  const there = Stack.of(resource);
  return [
    Token.compareStrings(here.account, there.account),
    Token.compareStrings(here.region, there.region),
  ].includes(TokenComparison.DIFFERENT);
};

/**
 * Any target, with the rule's dead-letter queue and retry policy where it does not bring its own.
 *
 * @throws Error when it is bound, for a target in another account or region of the same app: CDK would make a second rule
 * there, on another bus, whose failures no dead-letter queue of ours could take.
 */
export const guardedTarget = (
  scope: Construct,
  target: IRuleTarget,
  { deadLetterQueueArn, retryPolicy }: Delivery,
): IRuleTarget => ({
  bind: (rule, id) => {
    const config = target.bind(rule, id);
    if (config.targetResource && isElsewhere(Stack.of(scope), config.targetResource))
      throw new Error(
        `${scope.node.path}: a target in another account or region is reached by a bus there (docs/subscribe.md, "Another account")`,
      );
    return {
      ...config,
      deadLetterConfig: config.deadLetterConfig ?? { arn: deadLetterQueueArn },
      retryPolicy: mergeRetries(retryPolicy, config.retryPolicy),
    };
  },
});
