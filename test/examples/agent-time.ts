import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { sampleBusEvent } from '../../lib/catalogue/sample-bus-event.ts';
import { eventually } from '../end-to-end/pipeline.ts';
import { agentTimes } from './expected.ts';
import { functionOf, playInto, type StartExample } from './running-example.ts';

const reportSchema = v.array(
  v.object({
    userId: v.string(),
    servingSeconds: v.number(),
    talkingSeconds: v.number(),
    wrapUps: v.number(),
    wrapUpSeconds: v.number(),
  }),
);
/** The scenario goes on from one to the other. */
const days = ['2026-01-12', '2026-01-13'] as const;

const byUser = (one: { userId: string }, other: { userId: string }): number =>
  one.userId < other.userId ? -1 : 1;

export const describeAgentTime = (start: StartExample): void => {
  it("agent time: adds up each agent's day, and shows it as it grows", async () => {
    const example = await start('agent-time');
    const { url, page, complaints, rows } = await example.openPage();
    await page.getByText('Nothing of this day').waitFor();

    const sent = await playInto(example);
    const reportOf = async (day: string) =>
      v.parse(reportSchema, await (await fetch(`${url}/report?day=${day}`)).json());
    for (const day of days) {
      const expected = agentTimes(sent, day);
      // Eight agents, and a supervisor who talks and serves in no queue.
      expect(expected.filter(({ servingMs }) => servingMs > 0)).toHaveLength(8);
      expect(expected.some(({ talkingMs, wrapUps }) => talkingMs * wrapUps > 0)).toBe(true);
      const inMs = (await reportOf(day)).map(({ servingSeconds, talkingSeconds, ...rest }) => ({
        ...rest,
        servingMs: Math.round(servingSeconds * 1000),
        talkingMs: Math.round(talkingSeconds * 1000),
      }));
      expect(inMs.sort(byUser)).toEqual([...expected].sort(byUser));
    }
    for (const today of ['', 'yesterday']) expect(await reportOf(today)).toEqual([]);

    const showsUsersOf = async (day: string) => {
      const users = (await reportOf(day)).map(({ userId }) => userId);
      await eventually(
        async () => JSON.stringify((await rows()).map(([id]) => id)) === JSON.stringify(users),
        30_000,
      );
    };
    const [day, nextDay] = days;
    const chooser = page.getByLabel('Day');
    await chooser.fill(day);
    await showsUsersOf(day);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);

    // By itself, and past a day.
    const userId = randomUUID();
    for (const [wrapUps, clock] of [
      [1, '100:00:00'],
      [2, '200:00:00'],
    ] as const) {
      const facts = { UserId: userId, ElapsedTimeSec: 360_000, Timestamp: `${day}T12:00:00Z` };
      const event = sampleBusEvent('UserWrapUpTerminated', facts, `${wrapUps}`);
      expect(await functionOf(example, 'Record').invoke(event)).toMatchObject({ ok: true });
      await page.getByRole('row', { name: `${wrapUps} ${clock}` }).waitFor();
      const row = [userId, '00:00:00', '00:00:00', `${wrapUps}`, clock];
      expect(await rows()).toContainEqual(row);
    }

    // An answer that comes when another day has been chosen.
    const { promise: chosen, resolve: choose } = Promise.withResolvers<void>();
    const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
    await page.route(`**/report?day=${day}`, async (route) => {
      ask();
      await chosen;
      await route.continue();
    });
    await asked;
    await chooser.fill(nextDay);
    await showsUsersOf(nextDay);
    const late = page.waitForResponse(`**/report?day=${day}`);
    choose();
    await (await late).finished();
    await page.evaluate('new Promise(requestAnimationFrame)');
    expect((await rows()).map(([id]) => id)).not.toContain(userId);

    expect(complaints).toEqual([]);
    expect(example.problems).toEqual([]);
  }, 300_000);
};
