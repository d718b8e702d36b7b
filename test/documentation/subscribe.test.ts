import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canarySource } from '../../lib/catalogue/bus-contract.ts';
import { type EventOf, type EventType, events, type Metadata } from '../../lib/catalogue/index.ts';
import { sampleBusEvent } from '../../lib/catalogue/sample-bus-event.ts';
import {
  compilePattern,
  type JsonObject,
  matchesPattern,
} from '../../lib/local/eventbridge/pattern/match-pattern.ts';
import { genericBusEvent } from '../subscribe/handler/generic-bus-event.ts';
import { jsonIn, sectionOf } from './sections.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/subscribe.md'), 'utf8');

const asJson = (value: object): JsonObject => JSON.parse(JSON.stringify(value));

const event = <Type extends EventType>(
  eventType: Type,
  properties: Partial<EventOf<Type>> = {},
  metadata: Partial<Metadata> = {},
): JsonObject => {
  const { detail, ...envelope } = sampleBusEvent(eventType, properties);
  return asJson({
    ...envelope,
    detail: { ...detail, metadata: { ...detail.metadata, ...metadata } },
  });
};
const arrived = (properties: Partial<EventOf<'QueueCallInArrived'>>) =>
  event('QueueCallInArrived', properties);
const status = (properties: Partial<EventOf<'QueueStatus'>>) => event('QueueStatus', properties);
const attached = (...AttachedUsers: EventOf<'QueueAttachedUsers'>['AttachedUsers']) =>
  event('QueueAttachedUsers', { AttachedUsers });
const unknown = asJson(genericBusEvent('QueueCallParked'));

const QueueId = '6cb31d7d-9cd9-41dc-a096-62cf31fd0281';
const CallId = 'd8a3f1c6-1b2c-4d3e-8f90-a1b2c3d4e5f6';
const UserId = '5f0c1d2e-3b4a-4c5d-8e6f-708192a3b4c5';
const other = 'ffffffff-3b4a-4c5d-8e6f-708192a3b4c5';

interface Recipe {
  readonly matches: readonly JsonObject[];
  readonly misses: readonly JsonObject[];
}

/** What each recipe says of its pattern, by its heading. */
const recipes: Readonly<Record<string, Recipe>> = {
  'One queue': {
    matches: [arrived({ QueueId })],
    misses: [arrived({}), event('QueueCallInComing', { QueueId })],
  },
  'Some queues by their names': {
    matches: ['Sales', 'SALES north', 'front desk', 'Front Desk'].map((QueueName) =>
      arrived({ QueueName }),
    ),
    misses: ['Presales', 'Front desk 2', null].map((QueueName) => arrived({ QueueName })),
  },
  'All queues but some': {
    matches: ['Sales', 'Test 2', null].map((QueueName) => arrived({ QueueName })),
    misses: ['Test', 'Training'].map((QueueName) => arrived({ QueueName })),
  },
  'Callers by the beginning of their number': {
    matches: [
      arrived({ CallerNumber: '+358501' }),
      event('UserCallInArrived', { CallerNumber: '+3589' }),
    ],
    misses: [
      arrived({ CallerNumber: '+47 358' }),
      arrived({ CallerNumber: null }),
      event('QueueCallInComing', { CallerNumber: '+358501' }),
    ],
  },
  'Withheld numbers': {
    matches: [null, ''].map((CallerNumber) => arrived({ CallerNumber })),
    misses: [arrived({ CallerNumber: '+358501' })],
  },
  'A part in the middle': {
    matches: ['urgent', 'is urgent!'].map((Note) => event('CallbackChanged', { Note })),
    misses: ['URGENT', 'none', null].map((Note) => event('CallbackChanged', { Note })),
  },
  'Numbers and ranges': {
    matches: [
      status({ NbrOfQueuingRequesters: 5, OpenStatus: 5 }),
      status({ NbrOfQueuingRequesters: 50, OpenStatus: 6 }),
    ],
    misses: [
      status({ NbrOfQueuingRequesters: 4, OpenStatus: 5 }),
      status({ NbrOfQueuingRequesters: 50, OpenStatus: 3 }),
    ],
  },
  'One thing or another': {
    matches: [
      status({ NbrOfQueuingRequesters: 11, NbrOfAgentsCheckedInQueue: 3 }),
      status({ NbrOfQueuingRequesters: 0, NbrOfAgentsCheckedInQueue: 0 }),
    ],
    misses: [status({ NbrOfQueuingRequesters: 10, NbrOfAgentsCheckedInQueue: 3 })],
  },
  'An item of a list': {
    matches: [
      attached(
        { UserId: other, Active: true, Priority: 1 },
        { UserId, Active: false, Priority: 2 },
      ),
    ],
    misses: [
      attached(
        { UserId: other, Active: false, Priority: 1 },
        { UserId, Active: true, Priority: 2 },
      ),
      attached(),
    ],
  },
  'Everything of one call': {
    matches: [
      arrived({ CallId }),
      event('UserCallInUserConnected', { CallId }),
      event('CallbackChanged', { CallId }),
    ],
    misses: [arrived({}), status({})],
  },
  'Types that the catalogue lacks': {
    matches: [unknown],
    misses: events.map(({ name }) => sampleBusEvent(name)),
  },
  'Events that came otherwise than documented': {
    matches: [
      event('QueueStatus', {}, { flags: ['coerced', 'inconsistent'] }),
      event('UserStatus', {}, { flags: ['unknownProperties'] }),
    ],
    misses: [event('QueueStatus', {}, { flags: ['coerced'] }), status({})],
  },
  'Events that came just as documented': {
    matches: [event('QueueStatus', {}, { flags: [] })],
    misses: [event('QueueStatus', {}, { flags: ['coerced'] })],
  },
  'One endpoint': {
    matches: [status({})],
    misses: [event('QueueStatus', {}, { endpoint: 'second' })],
  },
};

const [, patternsPart = ''] = /^## Patterns to copy\n(.*?)^## /ms.exec(page) ?? [];

describe('the patterns of docs/subscribe.md', () => {
  it('are all tried here', () => {
    const headings = [...patternsPart.matchAll(/^### (.+)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(Object.keys(recipes));
    expect(jsonIn(page)).toHaveLength(headings.length);
  });

  describe.each(Object.entries(recipes))('%s', (heading, { matches, misses }) => {
    const [pattern = {}] = jsonIn(sectionOf(page, heading));
    const isMatch = (one: JsonObject) => matchesPattern(compilePattern(pattern), one);

    it('matches what it says', () => {
      expect(matches.length).toBeGreaterThan(0);
      expect(matches.filter((one) => !isMatch(one))).toEqual([]);
    });

    it('matches nothing else', () => {
      expect(misses.length).toBeGreaterThan(0);
      expect(misses.filter(isMatch)).toEqual([]);
    });

    it('matches no canary and no event of another source', () => {
      for (const source of [canarySource, 'aws.s3'])
        expect(matches.filter((one) => isMatch({ ...one, source }))).toEqual([]);
    });
  });
});
