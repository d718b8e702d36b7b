import type { Account } from '../resource-type.ts';
import { type AccessRequest, decide, type Principal } from './decide.ts';
import { type Denial, denialOf } from './denial.ts';
import type { Statement } from './policy-document.ts';

interface ResourcePolicy {
  /** The one resource that it is attached to; undefined for a policy of the account. */
  readonly resource: string | undefined;
  readonly statements: readonly Statement[];
}

/** What a service of AWS does in its own name, on behalf of something of ours. */
interface ServiceRequest {
  /** `events.amazonaws.com`, … */
  readonly service: string;
  readonly action: string;
  readonly resource: string;
  /** ARN of the rule, the route, … that makes the service do it. */
  readonly sourceArn: string;
}

/** Who may do what, by the template's policies. What is asked must be asked after all of them were added. */
export interface AccessControl {
  readonly addRole: (roleArn: string, trust: readonly Statement[]) => void;
  readonly addIdentityPolicy: (roleArn: string, statements: readonly Statement[]) => void;
  readonly addResourcePolicy: (policy: ResourcePolicy) => void;
  /** @throws Error when Lambda may not assume the role. */
  readonly addFunction: (functionName: string, roleArn: string) => void;
  /** Why a function may not do it; undefined when it may. */
  readonly denialOfFunction: (
    functionName: string,
    action: string,
    resource: string,
  ) => Denial | undefined;
  readonly denialOfService: (request: ServiceRequest) => Denial | undefined;
  readonly isFunction: (name: string) => boolean;
}

/** The local endpoint stands for AWS's, which is reached by TLS. */
const secure = ['aws:securetransport', 'true'] as const;

export const createAccessControl = ({ accountId }: Pick<Account, 'accountId'>): AccessControl => {
  const roles = new Map<string, { trust: readonly Statement[]; statements: Statement[] }>();
  const functions = new Map<string, string>();
  const resourcePolicies: ResourcePolicy[] = [];

  const ofResource = (arn: string) =>
    resourcePolicies
      .filter(({ resource }) => resource === undefined || resource === arn)
      .flatMap(({ statements }) => statements);

  const roleOf = (arn: string) => {
    const role = roles.get(arn);
    if (!role) throw new Error(`the template has no role ${arn}`);
    return role;
  };

  const sessionOf = (functionName: string): Principal => {
    const roleArn = functions.get(functionName);
    if (roleArn === undefined) throw new Error(`the template has no function ${functionName}`);
    // Lambda names the session after the function.
    const role = roleArn.split('/').at(-1);
    const sessionArn = `arn:aws:sts::${accountId}:assumed-role/${role}/${functionName}`;
    return { kind: 'role', roleArn, sessionArn };
  };

  return {
    addRole: (roleArn, trust) => roles.set(roleArn, { trust, statements: [] }),
    addIdentityPolicy: (roleArn, statements) => roleOf(roleArn).statements.push(...statements),
    addResourcePolicy: (policy) => resourcePolicies.push(policy),
    addFunction: (functionName, roleArn) => {
      const request: AccessRequest = {
        principal: { kind: 'service', name: 'lambda.amazonaws.com' },
        action: 'sts:AssumeRole',
        resource: roleArn,
        context: new Map(),
      };
      if (decide(roleOf(roleArn).trust, request) !== 'allow')
        throw new Error(
          `${functionName}: The role defined for the function cannot be assumed by Lambda.`,
        );
      functions.set(functionName, roleArn);
    },
    denialOfFunction: (functionName, action, resource) => {
      const principal = sessionOf(functionName);
      const context = new Map([secure, ['aws:principalaccount', accountId]]);
      const request: AccessRequest = { principal, action, resource, context };
      const identity = decide(roleOf(functions.get(functionName) ?? '').statements, request);
      if (identity === 'deny') return denialOf(request, 'identityPolicyDenies');
      const resourceBased = decide(ofResource(resource), request);
      if (resourceBased === 'deny') return denialOf(request, 'resourcePolicyDenies');
      // Within one account either policy is enough.
      if (identity === 'allow' || resourceBased === 'allow') return undefined;
      return denialOf(request, 'noIdentityPolicy');
    },
    denialOfService: ({ service, action, resource, sourceArn }) => {
      const principal: Principal = { kind: 'service', name: service };
      const context = new Map([
        secure,
        ['aws:sourcearn', sourceArn],
        ['aws:sourceaccount', accountId],
      ]);
      const request: AccessRequest = { principal, action, resource, context };
      const decision = decide(ofResource(resource), request);
      if (decision === 'allow') return undefined;
      return denialOf(request, decision === 'deny' ? 'resourcePolicyDenies' : 'noResourcePolicy');
    },
    isFunction: (name) => functions.has(name),
  };
};
