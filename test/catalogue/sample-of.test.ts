import { events, parseEvent, parseJson, sampleOf } from '../../lib/catalogue/index.ts';
import { validMembers } from './event-factory.ts';
import { eventFacts } from './specification-facts.ts';

describe.each(events.map(({ name, section }) => [name, section] as const))(
  'the sample of %s',
  (name, section) => {
    const sample = sampleOf(name);

    it('is published as it stands, with no flag', () => {
      const json = parseJson(JSON.stringify(sample));
      if (!json.ok) throw new Error(json.reason);
      const parsed = parseEvent(json.value, { eventHeader: name });
      expect(parsed).toMatchObject({ kind: 'known', eventType: name, flags: [] });
      expect('event' in parsed && JSON.stringify(parsed.event)).toBe(JSON.stringify(sample));
    });

    it('has a value for every documented property and belongs to its section', () => {
      const fact = eventFacts.find((event) => event.name === name);
      const documented = fact === undefined ? [] : Object.keys(validMembers(fact));
      expect(new Set(Object.keys(sample))).toEqual(new Set(documented));
      expect(Object.values(sample)).not.toContain(null);
      expect(sample.EntityType).toBe(section);
    });

    it('is the same each time', () => {
      expect(sampleOf(name)).toEqual(sample);
    });
  },
);

it('has another Id for each type and one organisation for all', () => {
  const samples = events.map(({ name }) => sampleOf(name));
  expect(new Set(samples.map(({ Id }) => Id)).size).toBe(events.length);
  expect(new Set(samples.map(({ OrganizationId }) => OrganizationId)).size).toBe(1);
});
