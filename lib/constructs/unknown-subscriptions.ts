import { Annotations } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { events } from '../catalogue/index.ts';
import type { EndpointProps } from './endpoint.ts';

const known = new Set<string>(events.map(({ name }) => name.toLowerCase()));

/**
 * Warns of subscriptions to types that the catalogue lacks, and refuses none: the specification's own sample names two,
 * and Enreach may have new ones. Their events are published with the common properties typed.
 */
export const warnOfUnknownTypes = (
  scope: Construct,
  endpoints: readonly Pick<EndpointProps, 'name' | 'subscriptions'>[],
): void => {
  for (const { name, subscriptions = [] } of endpoints) {
    const unknown = subscriptions
      .map(({ EventType }) => EventType)
      .filter((type) => !known.has(type.toLowerCase()));
    for (const type of new Set(unknown))
      Annotations.of(scope).addWarningV2(
        `enreach-webhooks:unknownEventType:${name}:${type}`,
        `endpoints: ${name} subscribes to ${JSON.stringify(type)}, which docs/events.md lacks; its events, if any, are published as they come`,
      );
  }
};
