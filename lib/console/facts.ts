import { events } from '../catalogue/index.ts';
import { flagMeanings } from '../documentation/flag-meanings.ts';
import { issueMeanings, quarantineMeanings } from '../documentation/quarantine-meanings.ts';
import { scenarioNames } from '../simulator/scenarios/scenarios.ts';
import { troubles } from './actions/troubles.ts';
import type { Facts, Offer } from './messages.ts';

/** `overflow-callback` as a person reads it. */
const titleOf = (name: string): string =>
  name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');

const samplesOf = (section: string): readonly Offer[] =>
  events
    .filter((definition) => definition.section === section)
    .map(({ name, description }) => ({ name, title: name, description }));

/** What the page shows that is known from the start. */
export const factsOf = (
  run: Pick<Facts, 'startedMs' | 'endpoints' | 'awsEndpoint' | 'curl'>,
): Facts => ({
  ...run,
  offers: [
    {
      title: 'Scenarios',
      offers: scenarioNames.map((name) => ({ name, title: titleOf(name) })),
    },
    {
      title: 'What goes wrong',
      offers: troubles.map(({ name, title, description }) => ({ name, title, description })),
    },
    ...['User', 'Queue', 'CallList'].map((section) => ({
      title: `${section} samples`,
      offers: samplesOf(section),
    })),
  ],
  flagMeanings,
  reasonMeanings: quarantineMeanings,
  issueMeanings,
});
