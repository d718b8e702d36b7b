import * as v from 'valibot';
import type { AccessOf } from './required-access.ts';

const schema = v.object({ FunctionName: v.optional(v.string()), UUID: v.optional(v.string()) });

/**
 * The API says `Invoke`, policies `lambda:InvokeFunction`.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html
 */
export const lambdaAccess: AccessOf = (operation, input, { region, accountId }) => {
  const { FunctionName, UUID } = v.parse(schema, input);
  const arn = `arn:aws:lambda:${region}:${accountId}`;
  const name = FunctionName?.split('function:').at(-1);
  const ofFunction = name === undefined ? '*' : `${arn}:function:${name}`;
  if (operation === 'ListEventSourceMappings')
    return [{ action: `lambda:${operation}`, resource: '*' }];
  return [
    {
      action: operation === 'Invoke' ? 'lambda:InvokeFunction' : `lambda:${operation}`,
      resource: UUID === undefined ? ofFunction : `${arn}:event-source-mapping:${UUID}`,
    },
  ];
};
