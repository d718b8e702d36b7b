import type { ServerResponse } from 'node:http';
import { createChooser } from '../../lib/simulator/pacing/chooser.ts';
import { type Receiver, startReceiver, status } from './receiver.ts';
import { endpointAt, sendAll, someEvents } from './send-all.ts';

describe('sending', () => {
  let receiver: Receiver;
  afterEach(() => receiver.close());

  const countsById = (): number[] => {
    const ids = receiver.received.map(({ body }) => String(JSON.parse(body).Id));
    return [...Map.groupBy(ids, (id) => id).values()].map(({ length }) => length);
  };

  it('--duplicates: sends part of the acknowledged events once more', async () => {
    receiver = await startReceiver();
    const { totals } = await sendAll(someEvents(200), [endpointAt(receiver.url)], {
      duplicates: 0.2,
    });
    expect(totals).toMatchObject({ sent: 200, acknowledged: 200, resent: 0, discarded: 0 });
    expect(totals.duplicates).toBeGreaterThan(20);
    expect(totals.duplicates).toBeLessThan(60);
    expect(receiver.received).toHaveLength(200 + totals.duplicates);
  });

  it('--duplicates: does not repeat what was discarded', async () => {
    receiver = await startReceiver(status(500));
    const { totals } = await sendAll(someEvents(2), [endpointAt(receiver.url)], { duplicates: 1 });
    expect(totals).toMatchObject({ duplicates: 0, discarded: 2 });
  });

  it('--drop-answers: the receiver has answered, the sender has not heard it and sends again; nothing is discarded', async () => {
    receiver = await startReceiver();
    const { totals } = await sendAll(someEvents(3), [endpointAt(receiver.url)], { dropAnswers: 1 });
    expect(countsById()).toEqual([4, 4, 4]);
    expect(totals).toMatchObject({
      acknowledged: 3,
      resent: 9,
      discarded: 0,
      statuses: { 200: 3, answerDropped: 9 },
    });
  });

  it('repeats the same requests for the same seed, however many connections there are', async () => {
    const repeated = async (connections: number, seed: number) => {
      receiver = await startReceiver();
      await sendAll(someEvents(50), [endpointAt(receiver.url)], {
        connections,
        duplicates: 0.3,
        dropAnswers: 0.3,
        choose: createChooser(seed),
      });
      const bodies = receiver.received.map(({ body }) => body).sort();
      if (connections > 1) await receiver.close();
      return bodies;
    };
    const bodies = await repeated(5, 7);
    expect(bodies.length).toBeGreaterThan(60);
    expect(await repeated(8, 8)).not.toEqual(bodies);
    expect(await repeated(1, 7)).toEqual(bodies);
  });

  it('has as many requests under way as it has connections, and never more', async () => {
    let waiting: ServerResponse[] = [];
    let most = 0;
    // Answers nobody until three are waiting.
    receiver = await startReceiver((response) => {
      waiting.push(response);
      most = Math.max(most, waiting.length);
      if (waiting.length < 3) return;
      for (const one of waiting) one.writeHead(200).end();
      waiting = [];
    });
    const { totals } = await sendAll(someEvents(300), [endpointAt(receiver.url)], {
      connections: 3,
    });
    expect(totals).toMatchObject({ acknowledged: 300, resent: 0 });
    expect(most).toBe(3);
  });

  it('sends other events while one waits for its next attempt', async () => {
    receiver = await startReceiver((response, { body }) =>
      response.writeHead(JSON.parse(body).Id === first?.Id ? 503 : 200).end(),
    );
    const events = someEvents(3);
    const [first] = events;
    const stop = new AbortController();
    let acknowledged = 0;
    const { totals } = await sendAll(events, [endpointAt(receiver.url)], {
      retryDelayMs: 3_600_000,
      signal: stop.signal,
      onActivity: (activity) => {
        if (activity.kind === 'settled') acknowledged += 1;
        if (acknowledged === 2) stop.abort();
      },
    });
    expect(totals).toMatchObject({ acknowledged: 2, unfinished: 1, discarded: 0 });
  });

  it('stops when it is told to: what is under way stays unfinished and nothing more is sent', async () => {
    const stop = new AbortController();
    receiver = await startReceiver(() => stop.abort());
    const { totals } = await sendAll(someEvents(5), [endpointAt(receiver.url)], {
      signal: stop.signal,
    });
    expect(totals).toMatchObject({ sent: 0, acknowledged: 0, discarded: 0 });
    expect(totals.unfinished).toBeGreaterThan(0);
    expect(receiver.received).toHaveLength(1);
  });
});
