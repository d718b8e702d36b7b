import * as v from 'valibot';
import { sampleBusEvent } from '../../lib/catalogue/sample-bus-event.ts';
import { eventually } from '../end-to-end/pipeline.ts';
import { lastStatuses } from './expected.ts';
import { functionOf, playInto, type StartExample } from './running-example.ts';

const boardSchema = v.array(
  v.looseObject({ QueueId: v.string(), At: v.string(), Waiting: v.number() }),
);

const byId = (one: { QueueId: unknown }, other: { QueueId: unknown }): number =>
  `${one.QueueId}` < `${other.QueueId}` ? -1 : 1;

export const describeQueueBoard = (start: StartExample): void => {
  it('queue board: shows the last status of each queue, by itself', async () => {
    const example = await start('queue-board');
    const { url, page, complaints, rows } = await example.openPage();
    await page.getByText('No queue yet').waitFor();

    const expected = lastStatuses(await playInto(example)).map((status) => ({
      QueueId: status.QueueId,
      At: status.Timestamp.replace('Z', ''),
      QueueName: status.QueueName,
      Waiting: status.NbrOfQueuingRequesters,
      LongestWait: status.MaxWaitTime,
      Talking: status.NbrOfConnected,
      FreeAgents: status.NbrOfAgentsImmediatelyFree,
      Agents: status.NbrOfAgentsCheckedInQueue,
    }));
    expect(expected).toHaveLength(2);
    const board = async () => {
      const queues = v.parse(boardSchema, await (await fetch(`${url}/queues`)).json());
      return queues
        .map(({ ExpiresAt, At, ...queue }) => ({ ...queue, At: At.split(' ')[0] }))
        .sort(byId);
    };
    // The rule invokes the function without a queue that one could look at: published is not yet written.
    const times = expected.sort(byId).map(({ At }) => At);
    await eventually(
      async () => JSON.stringify((await board()).map(({ At }) => At)) === JSON.stringify(times),
      30_000,
    );
    expect(await board()).toEqual(expected);

    const cellsOf = (queue: object) => Object.values(queue).slice(2).map(String);
    const shown = async () => (await rows()).map((cells) => cells.slice(0, 6));
    const cells = expected
      .map(cellsOf)
      .sort(([one = ''], [other = '']) => one.localeCompare(other));
    await eventually(async () => JSON.stringify(await shown()) === JSON.stringify(cells), 30_000);
    for (const row of await rows()) expect(row[6]).toMatch(/\d.*:\d/);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);

    const [first] = expected;
    const send = async (
      Timestamp: string,
      receivedAt: string,
      waiting: number,
      ...flags: readonly 'suspiciousTime'[]
    ) => {
      const status = sampleBusEvent('QueueStatus', {
        QueueId: `${first?.QueueId}`,
        QueueName: `${first?.QueueName}`,
        NbrOfQueuingRequesters: waiting,
        Timestamp,
      });
      const metadata = { ...status.detail.metadata, receivedAt, flags };
      const event = { ...status, detail: { ...status.detail, metadata } };
      expect(await functionOf(example, 'Update').invoke(event)).toMatchObject({ ok: true });
      return (await board()).map(({ Waiting }) => Waiting)[0];
    };
    const later = '2026-01-13T12:00:00';
    expect(await send('2026-01-12T06:59:59Z', `${later}.000Z`, 1000)).toBe(first?.Waiting);
    // A time that no other would ever be later than.
    const never = '9999-12-31T23:59:59.9999999Z';
    expect(await send(never, `${later}.000Z`, 1001, 'suspiciousTime')).toBe(first?.Waiting);
    expect(await send(`${later}Z`, `${later}.500Z`, 1002)).toBe(1002);
    // At the same time: what was received later.
    expect(await send(`${later}Z`, `${later}.400Z`, 1003)).toBe(1002);
    expect(await send(`${later}Z`, `${later}.600Z`, 1004)).toBe(1004);
    expect(await send(`${later}.1Z`, `${later}.300Z`, 1005)).toBe(1005);

    await page.getByRole('cell', { name: '1005' }).waitFor();
    expect(complaints).toEqual([]);
    expect(example.problems).toEqual([]);
  }, 300_000);
};
