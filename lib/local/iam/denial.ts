import type { AccessRequest } from './decide.ts';

/** A refused request and why. */
export interface Denial {
  /** The session of the role, or the service. */
  readonly principal: string;
  /** As policies spell it. */
  readonly action: string;
  readonly resource: string;
  readonly why: DenialReason;
}

export type DenialReason =
  | 'noIdentityPolicy'
  | 'noResourcePolicy'
  | 'identityPolicyDenies'
  | 'resourcePolicyDenies';

export const denialOf = (
  { principal, action, resource }: Omit<AccessRequest, 'context'>,
  why: DenialReason,
): Denial => ({
  principal: principal.kind === 'role' ? principal.sessionArn : principal.name,
  action,
  resource,
  why,
});

const reasonOf = (why: DenialReason, action: string): string => {
  switch (why) {
    case 'noIdentityPolicy':
      return `because no identity-based policy allows the ${action} action`;
    case 'noResourcePolicy':
      return `because no resource-based policy allows the ${action} action`;
    case 'identityPolicyDenies':
      return 'with an explicit deny in an identity-based policy';
    case 'resourcePolicyDenies':
      return 'with an explicit deny in a resource-based policy';
  }
};

/**
 * A denial in AWS's words.
 *
 * @param action - as the service spells it. @default - as policies do
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
export const denialMessage = (
  { principal, action: policyAction, resource, why }: Denial,
  action: string = policyAction,
): string =>
  `User: ${principal} is not authorized to perform: ${action} on resource: ${resource} ${reasonOf(why, action)}`;
