import { events } from '../../lib/catalogue/index.ts';
import { eventsPage } from '../../lib/documentation/events-page/events-page.ts';
import {
  compilePattern,
  type JsonObject,
  matchesPattern,
} from '../../lib/local/eventbridge/pattern/match-pattern.ts';
import { jsonIn, sectionOf } from './sections.ts';

const page = eventsPage();

/** As they stand on the page, for a reader copies them from there. */
const examples = events.map(({ name }) => {
  const [pattern = {}, sample = {}] = jsonIn(sectionOf(page, name));
  return { name, pattern, sample };
});

const matches = (pattern: JsonObject, event: JsonObject): boolean =>
  matchesPattern(compilePattern(pattern), event);

const detailOf = ({ detail }: JsonObject): object => {
  if (typeof detail !== 'object' || detail === null) throw new Error('There is no detail.');
  return detail;
};

describe.each(examples)('the rule for $name', ({ name, pattern, sample }) => {
  it('matches the sample of the same section', () => {
    expect(matches(pattern, sample)).toBe(true);
  });

  it('matches no other sample of the page', () => {
    const others = examples.filter((example) => example.name !== name);
    expect(others.filter((other) => matches(pattern, other.sample))).toEqual([]);
  });

  it('filters by properties of the event: it does not match without any of them', () => {
    const filtered = Object.keys(detailOf(pattern));
    expect(filtered).not.toEqual([]);
    for (const property of filtered) {
      const event = { ...sample, detail: { ...detailOf(sample), [property]: null } };
      expect(matches(pattern, event)).toBe(false);
    }
  });
});

describe('the rule for types that the catalogue lacks', () => {
  const [pattern = {}] = jsonIn(sectionOf(page, 'Types that the catalogue lacks'));

  it('matches none of the samples', () => {
    expect(examples.filter(({ sample }) => matches(pattern, sample))).toEqual([]);
  });

  it('matches what is published with an unknown schema', () => {
    const detail = { metadata: { schema: 'unknown' } };
    const event = { source: 'enreach.webhooks', 'detail-type': 'QueueCallParked', detail };
    expect(matches(pattern, event)).toBe(true);
  });
});
