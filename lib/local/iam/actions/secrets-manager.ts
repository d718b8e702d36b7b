import * as v from 'valibot';
import type { AccessOf } from './required-access.ts';

const schema = v.object({ SecretId: v.optional(v.string()) });

/**
 * The characters that AWS adds to a name are `local0` here: policies that mean a name end in `-??????`.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecretsmanager.html
 */
export const secretsManagerAccess: AccessOf = (operation, input, { region, accountId }) => {
  const { SecretId: id = '*' } = v.parse(schema, input);
  const isName = id !== '*' && !id.startsWith('arn:');
  const resource = isName
    ? `arn:aws:secretsmanager:${region}:${accountId}:secret:${id}-local0`
    : id;
  return [{ action: `secretsmanager:${operation}`, resource }];
};
