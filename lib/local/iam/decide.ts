import { type ConditionContext, conditionsHold } from './condition.ts';
import type { Statement, StatementPrincipal } from './policy-document.ts';
import { matchesAction, matchesWildcard } from './wildcard.ts';

/** Who asks: a function by its role, or a service of AWS in its own name. */
export type Principal =
  | { readonly kind: 'role'; readonly roleArn: string; readonly sessionArn: string }
  | { readonly kind: 'service'; readonly name: string };

/** One action on one resource. */
export interface AccessRequest {
  readonly principal: Principal;
  readonly action: string;
  readonly resource: string;
  readonly context: ConditionContext;
}

export type Decision = 'allow' | 'deny' | 'none';

const accountOf = (arn: string): string => arn.split(':')[4] ?? '';

const namesPrincipal = (named: StatementPrincipal, principal: Principal): boolean => {
  if (named.everybody || named.accounts.includes('*')) return true;
  if (principal.kind === 'service') return named.services.includes(principal.name);
  const account = accountOf(principal.roleArn);
  const same = [principal.roleArn, principal.sessionArn, account, `arn:aws:iam::${account}:root`];
  return named.accounts.some((name) => same.includes(name));
};

const applies = (statement: Statement, request: AccessRequest): boolean =>
  (statement.Principal === undefined || namesPrincipal(statement.Principal, request.principal)) &&
  statement.Action.some((pattern) => matchesAction(pattern, request.action)) &&
  statement.Resource.some((pattern) => matchesWildcard(pattern, request.resource)) &&
  conditionsHold(statement.Condition, request.context);

/**
 * What some statements say of a request: an explicit deny wins over every allow.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
export const decide = (statements: readonly Statement[], request: AccessRequest): Decision => {
  const effects = new Set(
    statements.filter((statement) => applies(statement, request)).map(({ Effect }) => Effect),
  );
  if (effects.has('Deny')) return 'deny';
  return effects.has('Allow') ? 'allow' : 'none';
};
