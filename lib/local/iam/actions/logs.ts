import * as v from 'valibot';
import type { AccessOf } from './required-access.ts';

const schema = v.object({
  logGroupName: v.optional(v.string()),
  logGroupIdentifier: v.optional(v.string()),
  logStreamName: v.optional(v.string()),
});

/**
 * An operation on a group is checked on the group, one on a stream on the stream.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatchlogs.html
 */
export const logsAccess: AccessOf = (operation, input, { region, accountId }) => {
  const { logGroupName, logGroupIdentifier, logStreamName } = v.parse(schema, input);
  const name = logGroupName ?? logGroupIdentifier?.split(':log-group:').at(-1)?.replace(/:\*$/, '');
  const action = `logs:${operation}`;
  if (name === undefined) return [{ action, resource: '*' }];
  const group = `arn:aws:logs:${region}:${accountId}:log-group:${name}`;
  const resource =
    logStreamName === undefined ? `${group}:*` : `${group}:log-stream:${logStreamName}`;
  return [{ action, resource }];
};
