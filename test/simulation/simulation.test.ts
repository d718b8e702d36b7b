import { crowded, harsh, usual } from './scenario.ts';
import { simulate } from './simulation.ts';

it.each([
  ['usual', usual, 1000, 1],
  ['harsh', harsh, 300, 2],
  ['crowded', crowded, 50, 3],
])(
  'loses nothing and publishes nothing too often on a %s day',
  async (_, scenario, events, seed) => {
    const { violations, summary } = await simulate({ seed, events, scenario });
    expect(violations).toEqual([]);
    expect(summary.publishedIds).toBeGreaterThan(events / 2);
  },
);

it('meets every kind of fault, and every end of a delivery but one', async () => {
  const { summary } = await simulate({ seed: 4, events: 600, scenario: harsh });
  const kinds = [...summary.faults.keys()].filter((kind) => !kind.startsWith('outage'));
  expect(kinds).toEqual([
    '5xx after acting',
    '5xx without acting',
    'connection refused',
    'crash before a request',
    'crash before an answer is read',
    'crash while sleeping',
    'delete lost',
    'delivery released from the quarantine',
    'encoding that nobody knows',
    'entry of PutEvents denied',
    'entry of PutEvents failed',
    'event sent again',
    'event sent again and again',
    'failed condition without its item',
    'invocation throttled',
    'message delivered twice',
    'message redriven',
    'message sent twice by the ingress',
    'no permission',
    'other content under the same Id',
    'pause before a request',
    'pause before an answer is read',
    'pause while sleeping',
    'request throttled',
    'reset after acting',
    'reset without acting',
    'slow answer',
    'time-out after acting',
    'time-out of the function',
    'time-out, acts later',
    'time-out, never acts',
    'write left unprocessed',
  ]);
  const { lost, ...ends } = Object.fromEntries(summary.places);
  expect(lost).toBe(0);
  expect(Object.values(ends)).not.toContain(0);
  expect(summary.extraPublications).toBeGreaterThan(0);
});

it('is the same each time for one seed, and another for another', async () => {
  const run = async (seed: number) => simulate({ seed, events: 100, scenario: harsh });
  const first = await run(5);
  expect(await run(5)).toEqual(first);
  expect((await run(6)).summary).not.toEqual(first.summary);
});

it('tells the story of an event that is followed, which changes nothing', async () => {
  const options = { seed: 7, events: 100, scenario: usual };
  const { summary, publishedIds } = await simulate(options);
  const followed = await simulate({ ...options, followed: publishedIds[0] });
  expect(followed.summary).toEqual(summary);
  expect(followed.trail).toContainEqual(expect.stringContaining('PutEvents is done'));
});
