import type { Account } from '../../resource-type.ts';
import { notFound, violation } from './api-error.ts';

const latest = '$LATEST';

/** @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html#API_Invoke_RequestParameters */
const namePattern =
  '(arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}((-gov)|(-iso(b?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_\\.]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?';
const isName = (text: string): boolean => new RegExp(`^${namePattern}$`).test(text);

/**
 * The ARN of a function that is named by its name, its ARN or a part of it, each with or without `:$LATEST`.
 *
 * @throws AwsError `ValidationException` for what can be no function's name; `ResourceNotFoundException`, also for a version or alias: a template's functions have none.
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html#API_Invoke_RequestParameters
 */
export const functionArnOf = (
  named: string,
  qualifier: string | undefined,
  { region, accountId }: Account,
  exists: (arn: string) => boolean,
): string => {
  if (!isName(named)) throw violation('functionName', named, namePattern);
  const [name = '', suffix = qualifier] = (named.split('function:').at(-1) ?? '').split(':');
  const arn = `arn:aws:lambda:${region}:${accountId}:function:${name}`;
  if (suffix !== undefined && suffix !== latest)
    throw notFound(`Function not found: ${arn}:${suffix}`);
  if (!exists(arn)) throw notFound(`Function not found: ${arn}`);
  return arn;
};
