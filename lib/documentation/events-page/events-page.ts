import type { Section } from '../../catalogue/definition.ts';
import { events } from '../../catalogue/index.ts';
import { eventSection } from './event-section.ts';
import { guide } from './guide.ts';
import { code, linkTo, table } from './markdown.ts';

const headings: Readonly<Record<Section, string>> = {
  User: 'User events',
  Queue: 'Queue events',
  CallList: 'Call list events',
};

const sections = Object.entries(headings).map(([section, heading]) => ({
  heading,
  events: events.filter((event) => event.section === section),
}));

/** docs/events.md: what is on the bus, for people who write rules and targets. */
export function eventsPage(): string {
  return `${[
    '<!-- Generated from lib/catalogue and lib/documentation: `npm run docs` writes it anew. -->',
    '# Events on the bus',
    `Enreach documents ${events.length} event types. Each is published as one event of Amazon EventBridge, with its properties exactly as documented; where the specification leaves something open or contradicts itself, [specification-notes.md](specification-notes.md) says what we do about it. For programs there are [JSON Schemas](../schemas/) of every \`detail\` and an [AsyncAPI document](asyncapi.yaml) of the bus.`,
    contents(),
    '## Overview',
    overview(),
    ...guide.flatMap(({ heading, text }) => [`## ${heading}`, text]),
    ...sections.flatMap((section) => [
      `## ${section.heading}`,
      ...section.events.map(eventSection),
    ]),
  ].join('\n\n')}\n`;
}

function contents(): string {
  return [
    `- ${linkTo('Overview')}`,
    ...guide.map(({ heading }) => `- ${linkTo(heading)}`),
    ...sections.map(
      ({ heading, events }) =>
        `- ${linkTo(heading)}: ${events.map(({ name }) => linkTo(name)).join(' · ')}`,
    ),
  ].join('\n');
}

function overview(): string {
  return table(
    ['Event', 'When it is sent', 'Entity'],
    events.map(({ name, description, section, properties }) => {
      const id = `${section}Id`;
      return [
        linkTo(name),
        description,
        Object.hasOwn(properties, id) ? `${section}, ${code(id)}` : section,
      ];
    }),
  );
}
