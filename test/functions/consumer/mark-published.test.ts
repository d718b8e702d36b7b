import { markPublished } from '../../../functions/consumer/mark-published.ts';
import { callMs } from '../../../functions/consumer/timings.ts';
import { limits, makeClaimed, outage, startMs, startWorld } from './consumer-fixture.ts';

const publication = { outcome: 'published', publishedAtMs: startMs, takeover: false };
const three = () => [makeClaimed(), makeClaimed(), makeClaimed()];
const idsOf = (claimed: ReturnType<typeof three>) => claimed.map(({ event }) => event.id);

const startMarks = () => {
  const world = startWorld();
  return {
    ...world,
    mark: async (published: ReturnType<typeof three>) =>
      markPublished(published, limits, world.ports),
    marksOf: () => world.journal.filter((step) => step.startsWith('mark')),
  };
};

it('marks all events in one call', async () => {
  const { mark, journal } = startMarks();
  const published = three();
  expect(await mark(published)).toEqual(
    published.map(({ event }) => ({ ...publication, event, marked: true })),
  );
  expect(journal).toEqual([`mark ${idsOf(published)}`]);
});

it('says which publication was a takeover', async () => {
  const { mark } = startMarks();
  expect(await mark([makeClaimed(), { ...makeClaimed(), takeover: true }])).toMatchObject([
    { takeover: false },
    { takeover: true },
  ]);
});

it('calls nothing where nothing was published', async () => {
  const { mark, journal } = startMarks();
  expect(await mark([])).toEqual([]);
  expect(journal).toEqual([]);
});

it('repeats only what the store did not take', async () => {
  const { mark, journal, leftOver } = startMarks();
  const published = three();
  leftOver.push(2, 1);
  const settled = await mark(published);
  const [, second, third] = idsOf(published);
  expect(journal).toEqual([
    `mark ${idsOf(published)}`,
    'sleep',
    `mark ${second},${third}`,
    'sleep',
    `mark ${third}`,
  ]);
  expect(settled).toMatchObject(Array(3).fill({ outcome: 'published', marked: true }));
});

it('repeats a call that failed', async () => {
  const { mark, marksOf, faults } = startMarks();
  faults.mark.push(outage, outage);
  expect(await mark(three())).toMatchObject(Array(3).fill({ marked: true }));
  expect(marksOf()).toHaveLength(3);
});

describe('marks that fail till the deadline', () => {
  it('leave the events published, since a retry would publish them twice', async () => {
    const { mark, faults, clock } = startMarks();
    faults.mark = Array(1_000).fill(outage);
    const published = three();
    expect(await mark(published)).toEqual(
      published.map(({ event }) => ({
        ...publication,
        event,
        marked: false,
        markError: 'InternalServerError',
      })),
    );
    expect(clock.nowMs).toBeLessThanOrEqual(limits.deadlineMs);
  });

  it('are only those of the events that were left over', async () => {
    const { mark, leftOver } = startMarks();
    leftOver.push(...Array<number>(1_000).fill(1));
    expect(await mark(three())).toMatchObject([
      { marked: true },
      { marked: true },
      { marked: false },
    ]);
  });

  it('start no call that could still run then', async () => {
    const { mark, faults, tookMs, clock, marksOf } = startMarks();
    faults.mark = Array(1_000).fill(outage);
    tookMs.mark = callMs.store;
    clock.nowMs = limits.deadlineMs - 2 * callMs.store - 49;
    await mark(three());
    expect(marksOf()).toHaveLength(1);
    expect(clock.nowMs).toBeLessThanOrEqual(limits.deadlineMs);
  });
});
