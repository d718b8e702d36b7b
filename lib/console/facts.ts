import { events } from '../catalogue/index.ts';
import { flagMeanings } from '../documentation/flag-meanings.ts';
import { issueMeanings, quarantineMeanings } from '../documentation/quarantine-meanings.ts';
import { scenarioNames } from '../simulator/scenarios/scenarios.ts';
import { troubles } from './actions/troubles.ts';
import type { Facts } from './messages.ts';

const sections = ['User', 'Queue', 'CallList'] as const;

/** `overflow-callback` as a person reads it. */
const titleOf = (name: string): string =>
  name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');

const descriptionOf = (name: string): string =>
  name === 'day' ? 'An hour of a contact centre, with all event types, in a minute' : '';

/** What the page shows that is known from the start. */
export const factsOf = (
  place: Pick<Facts, 'webhookUrl' | 'curl' | 'awsEndpoint' | 'region'>,
): Facts => ({
  ...place,
  samples: sections.map((section) => ({
    section,
    types: events
      .filter((definition) => definition.section === section)
      .map(({ name, description }) => ({ name, description })),
  })),
  scenarios: scenarioNames.map((name) => ({
    name,
    title: titleOf(name),
    description: descriptionOf(name),
  })),
  troubles: troubles.map(({ name, title, description }) => ({ name, title, description })),
  flagMeanings,
  reasonMeanings: quarantineMeanings,
  issueMeanings,
});
