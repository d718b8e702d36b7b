import type { ApiCall } from '../../front-door/api-call.ts';
import type { Account } from '../../resource-type.ts';
import { dynamoDbAccess } from './dynamodb.ts';
import { eventBridgeAccess } from './eventbridge.ts';
import { secretsManagerAccess } from './secrets-manager.ts';
import { sqsAccess } from './sqs.ts';

/** An action on a resource that a call needs to be allowed. */
export interface RequiredAccess {
  readonly action: string;
  readonly resource: string;
}

/** @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html */
export type AccessOf = (
  operation: string,
  input: unknown,
  account: Account,
) => readonly RequiredAccess[];

const byService: Readonly<Record<string, AccessOf>> = {
  sqs: sqsAccess,
  dynamodb: dynamoDbAccess,
  events: eventBridgeAccess,
  secretsmanager: secretsManagerAccess,
};

/** What a call needs. Of other services, which no function of the stack calls: its action, on all resources. */
export const requiredAccess = (
  { service, operation, input }: ApiCall,
  account: Account,
): readonly RequiredAccess[] =>
  byService[service]?.(operation, input, account) ?? [
    { action: `${service}:${operation}`, resource: '*' },
  ];
