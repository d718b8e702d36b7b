/** What cdk-nag's AwsSolutions pack finds and we leave, each with why. Whatever else it finds fails the tests. */
export interface AcceptedFinding {
  readonly id: string;
  /** Of the construct that has it, below the stack. */
  readonly path: string;
  readonly reason: string;
}

const tracing =
  'The two X-Ray actions that write traces have no resource to name. test/constructs/permissions.test.ts and least-privilege.test.ts let no other statement have the wildcard.';

export const acceptedFindings: readonly AcceptedFinding[] = [
  {
    id: 'AwsSolutions-APIG4',
    path: 'Webhooks/FrontDoor/Api',
    reason:
      "Enreach can send a fixed token and nothing else. The ingress compares it in constant time before it stores anything; an authorizer would be a second function with the same secret and the same price, and its refusals would not reach the ingress's alarms.",
  },
  {
    id: 'AwsSolutions-SMG4',
    path: 'Webhooks/Secrets',
    reason:
      "Enreach's support sets the token by hand: a rotation that nobody told them of would refuse every event. People rotate, with both secrets accepted meanwhile, and an alarm says when the old one is still in use.",
  },
  {
    id: 'AwsSolutions-IAM5[Resource::*]',
    path: 'Webhooks/Ingress/FunctionRole',
    reason: tracing,
  },
  {
    id: 'AwsSolutions-IAM5[Resource::*]',
    path: 'Webhooks/Consumer/FunctionRole',
    reason: tracing,
  },
];
