import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { rootCertificates } from 'node:tls';
import { explainStatus } from '../../lib/simulator/explain-status.ts';
import { createChooser } from '../../lib/simulator/pacing/chooser.ts';
import { sendDefaults } from '../../lib/simulator/send-events.ts';
import { deliver } from '../../lib/simulator/sender/deliver.ts';
import { waitUnlessStopped } from '../../lib/simulator/sender/wait.ts';
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

  it('sends an event when it is due, and says when it was stopped before', async () => {
    receiver = await startReceiver();
    const stop = new AbortController();
    const { totals, report } = await sendAll(someEvents(2), [endpointAt(receiver.url)], {
      dueMs: [0, 3_600_000],
      signal: stop.signal,
      onActivity: () => stop.abort(),
    });
    expect(totals).toMatchObject({ sent: 1, acknowledged: 1, unfinished: 0 });
    expect(report.stopped).toBe(true);
  });

  it('waits longer than a timer takes', async () => {
    const stop = new AbortController();
    const waited = waitUnlessStopped(2 ** 40, stop.signal);
    await setTimeout(20); // what is too long for a timer ends after 1 ms
    stop.abort();
    expect(await waited).toBe(false);
  });

  it('has not stopped where everything left; says how far it fell behind', async () => {
    receiver = await startReceiver();
    const { report } = await sendAll(someEvents(2), [endpointAt(receiver.url)]);
    expect(report.stopped).toBe(false);
    expect(report.behindMs).toBeGreaterThan(0);
  });

  it('serves one endpoint however many events another one holds up', async () => {
    receiver = await startReceiver();
    const silent = await startReceiver(() => {});
    const stop = new AbortController();
    const events = someEvents(150);
    let acknowledged = 0;
    // One connection: 100 events may be unsettled.
    await sendAll(events, [endpointAt(silent.url), endpointAt(receiver.url)], {
      timeoutMs: 3_600_000,
      signal: stop.signal,
      onActivity: (activity) => {
        if (activity.kind === 'settled' && activity.outcome === 'acknowledged') acknowledged += 1;
        if (acknowledged === events.length) stop.abort();
      },
    });
    await silent.close();
    expect(acknowledged).toBe(events.length);
  });

  it('counts 101, which ends HTTP on a connection, as any status but 200', async () => {
    receiver = await startReceiver((response) =>
      response.socket?.end(
        'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n',
      ),
    );
    const { totals } = await sendAll(someEvents(1), [endpointAt(receiver.url)]);
    expect(totals).toMatchObject({ discarded: 1, statuses: { 101: 4 } });
  });

  it('gives a connection up that is never made, at the time-out', async () => {
    receiver = await startReceiver();
    const silent = createServer(() => {}); // takes the connection, and does not begin TLS
    await once(silent.listen(0, '127.0.0.1'), 'listening');
    const address = silent.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const { totals } = await sendAll(someEvents(1), [endpointAt(`https://127.0.0.1:${port}/`)], {
      timeoutMs: 20,
      retries: 1,
    });
    silent.close();
    expect(totals).toMatchObject({ discarded: 1, statuses: { timedOut: 2 } });
  });

  it('waits before each attempt but the first as long as it is told', async () => {
    receiver = await startReceiver();
    const steps: (string | number)[] = [];
    const delivery = await deliver(
      {
        attempt: async (number) => {
          steps.push(`attempt ${number}`);
          return { kind: 'timedOut' };
        },
        wait: async (ms) => {
          steps.push(ms);
          return true;
        },
      },
      { retries: 2, retryDelayMs: 4_321 },
    );
    expect(steps).toEqual(['attempt 1', 4_321, 'attempt 2', 4_321, 'attempt 3']);
    expect(delivery.outcome).toBe('discarded');
  });

  describe('over TLS', () => {
    const sendTo = async (host: string) => {
      receiver = await startReceiver(status(200), { tls: true });
      const url = receiver.url.replace('127.0.0.1', host);
      return sendAll(someEvents(1), [endpointAt(url)], {
        certificateAuthorities: [receiver.certificate ?? ''],
        retries: 0,
      });
    };

    it('takes a certificate of an authority that it trusts', async () => {
      const { totals } = await sendTo('127.0.0.1');
      expect(totals).toMatchObject({ acknowledged: 1 });
    });

    it('refuses one for another host', async () => {
      const { totals } = await sendTo('0.0.0.0');
      expect(totals).toMatchObject({ discarded: 1, statuses: { ERR_TLS_CERT_ALTNAME_INVALID: 1 } });
      expect(receiver.received).toEqual([]);
    });

    it('explains what becomes of plain HTTP there', async () => {
      receiver = await startReceiver(status(200), { tls: true });
      const url = receiver.url.replace('https:', 'http:');
      const { totals } = await sendAll(someEvents(1), [endpointAt(url)], { retries: 0 });
      expect(Object.keys(totals.statuses).map(explainStatus)).toEqual([
        expect.stringMatching(/is it one of HTTPS/),
      ]);
    });

    it('trusts the public authorities by default', async () => {
      receiver = await startReceiver();
      expect(rootCertificates.length).toBeGreaterThan(100);
      expect(sendDefaults.certificateAuthorities).toEqual(rootCertificates);
    });
  });
});
