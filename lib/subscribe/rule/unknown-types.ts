import { Annotations } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { events } from '../../catalogue/index.ts';

const spelling = new Map<string, string>(events.map(({ name }) => [name.toLowerCase(), name]));

/** @returns undefined for a type of the catalogue, as it is spelled there. */
const warningOf = (type: string): string | undefined => {
  const name = spelling.get(type.toLowerCase());
  if (name === type) return undefined;
  return name === undefined
    ? 'which docs/events.md lacks; its events, if any, are published as they come'
    : `which docs/events.md spells ${JSON.stringify(name)}; as it is written here it matches nothing`;
};

/**
 * Warns of types that the compiler would not have let pass, for an app can run unchecked. Refuses none: events of types that
 * the catalogue lacks are published, too.
 */
export const warnOfUnknownTypes = (scope: Construct, eventTypes: readonly string[] = []): void => {
  for (const type of new Set(eventTypes)) {
    const warning = warningOf(type);
    if (warning !== undefined)
      Annotations.of(scope).addWarningV2(
        `enreach-webhooks:unknownEventType:${type}`,
        `eventTypes: the rule is for ${JSON.stringify(type)}, ${warning}`,
      );
  }
};
