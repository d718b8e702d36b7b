import * as v from 'valibot';
import type { AccessOf } from './required-access.ts';

const schema = v.object({
  Entries: v.optional(v.array(v.object({ EventBusName: v.nullish(v.string(), 'default') }))),
});

/**
 * PutEvents needs its action on every bus that an entry names; one that may not be used fails the whole call.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridge.html
 */
export const eventBridgeAccess: AccessOf = (operation, input, { region, accountId }) => {
  const action = `events:${operation}`;
  if (operation !== 'PutEvents') return [{ action, resource: '*' }];
  const { Entries = [] } = v.parse(schema, input);
  const buses = new Set(Entries.map(({ EventBusName }) => EventBusName));
  return [...buses].map((bus) => ({
    action,
    resource: bus.startsWith('arn:')
      ? bus
      : `arn:aws:events:${region}:${accountId}:event-bus/${bus}`,
  }));
};
