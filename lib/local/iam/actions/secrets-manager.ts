import * as v from 'valibot';
import type { AccessOf } from './required-access.ts';

const schema = v.object({ SecretId: v.optional(v.string()) });

/**
 * A secret that is named and not given by its ARN is checked by that name alone: policies that mean it end in
 * `-??????`, and none of the stack does.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecretsmanager.html
 */
export const secretsManagerAccess: AccessOf = (operation, input) => [
  { action: `secretsmanager:${operation}`, resource: v.parse(schema, input).SecretId ?? '*' },
];
