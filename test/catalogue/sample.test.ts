import { type EventOf, events, parseEvent, parseJson, sample } from '../../lib/catalogue/index.ts';
import { validMembers } from './event-factory.ts';
import { eventFacts } from './specification-facts.ts';

/** What a user who is free for a call has none of. */
const nulls = ['ActiveQueueId', 'WrapUpEnd'];

/** Read as it would be sent. */
const parsed = (event: { readonly EventType: string }) => {
  const json = parseJson(JSON.stringify(event));
  if (!json.ok) throw new Error(json.reason);
  return parseEvent(json.value, { eventHeader: event.EventType });
};

const seeds = ['', '1', 'another'];

describe.each(
  events.flatMap(({ name, section }) => seeds.map((seed) => [name, seed, section] as const)),
)('the sample of %s by the seed "%s"', (name, seed, section) => {
  const event = sample(name, {}, seed);

  it('is published as it stands, with no flag', () => {
    const outcome = parsed(event);
    expect(outcome).toMatchObject({ kind: 'known', eventType: name, flags: [] });
    expect('event' in outcome && JSON.stringify(outcome.event)).toBe(JSON.stringify(event));
  });

  it('has a value for every documented property and belongs to its section', () => {
    const fact = eventFacts.find((one) => one.name === name);
    const documented = fact === undefined ? [] : Object.keys(validMembers(fact));
    expect(new Set(Object.keys(event))).toEqual(new Set(documented));
    const missing = Object.entries(event).flatMap(([key, value]) => (value === null ? [key] : []));
    expect(missing).toEqual(name === 'UserStatus' ? nulls : []);
    expect(event.EntityType).toBe(section);
  });

  it('is the same each time', () => {
    expect(sample(name, {}, seed)).toEqual(event);
  });
});

it('has another Id for each type and one organisation for all', () => {
  const samples = events.map(({ name }) => sample(name));
  expect(new Set(samples.map(({ Id }) => Id)).size).toBe(events.length);
  expect(new Set(samples.map(({ OrganizationId }) => OrganizationId)).size).toBe(1);
});

it('has other ids and times by another seed, in the same order of time', () => {
  const [one, other] = seeds.slice(1).map((seed) => sample('CallbackChanged', {}, seed));
  const same = Object.entries(one ?? {}).flatMap(([name, value]) =>
    JSON.stringify(value) === JSON.stringify(Object(other)[name]) ? [name] : [],
  );
  expect(same.filter((name) => /(?<!Type|Root|^)Id$|^Id$|Time|Date$|Number$/.test(name))).toEqual(
    [],
  );
  expect(Date.parse(one?.DueDate ?? '')).toBeGreaterThan(Date.parse(one?.Timestamp ?? ''));
});

describe('a sample with values of your own', () => {
  const guid = '5f0c1d2e-3b4a-4c5d-8e6f-708192a3b4c5';

  it('has them, and is else the same', () => {
    const changed = { QueueName: 'Sales', OpenStatus: 3 };
    expect(sample('QueueStatus', changed)).toEqual({ ...sample('QueueStatus'), ...changed });
  });

  it.each([
    [{ QueueId: guid }, { QueueId: guid, EntityId: guid }],
    [{ EntityId: guid }, { QueueId: guid, EntityId: guid }],
    [{ OrganizationId: guid }, { OrganizationId: guid, RootEntityId: guid }],
    [{ RootEntityId: guid }, { OrganizationId: guid, RootEntityId: guid }],
  ])('keeps together the ids that usually agree: %j', (given, ids) => {
    const event = sample('QueueStatus', given);
    expect(event).toMatchObject(ids);
    expect(parsed(event)).toMatchObject({ kind: 'known', flags: [] });
  });

  it('leaves ids apart that were given apart', () => {
    const apart = { QueueId: guid, EntityId: guid.replace('5', '6') };
    expect(sample('QueueStatus', apart)).toMatchObject(apart);
  });

  it('takes undefined for nothing given', () => {
    expect(sample('QueueStatus', { QueueName: undefined })).toEqual(sample('QueueStatus'));
  });
});

describe('the values of a sample go together', () => {
  it.each(seeds)('in a queue, by the seed "%s"', (seed) => {
    const queue: EventOf<'QueueStatus'> = sample('QueueStatus', {}, seed);
    const waiting = queue.NbrOfQueuingRequesters + queue.NbrOfAllocated;
    expect(queue.NbrOfNotServedRequesters).toBe(waiting);
    expect(queue.NbrOfRequesters).toBe(waiting + queue.NbrOfConnected);
    expect(queue.NbrOfConnected).toBeLessThanOrEqual(queue.NbrOfServingAgentsEstimate);
    expect(queue.NbrOfAgentsCheckedInQueue).toBeLessThanOrEqual(queue.NbrOfProviders);
  });

  it.each(seeds)('in a user who is free, by the seed "%s"', (seed) => {
    expect(sample('UserStatus', {}, seed)).toMatchObject({
      CanBeAllocatedTo: true,
      Serving: true,
      Available: true,
      Talking: false,
    });
  });
});
