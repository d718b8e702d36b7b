import { once } from 'node:events';
import { createServer } from 'node:http';
import * as v from 'valibot';
import { factsOf } from '../../lib/console/facts.ts';
import { createJournal } from '../../lib/console/journal/journal.ts';
import type { DeadLetterLine, Facts, QuarantinedDelivery } from '../../lib/console/messages.ts';
import type { Api } from '../../lib/console/server/api.ts';
import { createEventStream } from '../../lib/console/server/event-stream.ts';
import { createRequestHandler } from '../../lib/console/server/handle-request.ts';
import { readPageFiles } from '../../lib/console/server/page-files.ts';

const addressSchema = v.object({ port: v.number() });
const deliverySchema = v.object({ deliveryId: v.string() });

export interface ScriptedConsole {
  readonly url: string;
  /** What the page asked for and did, in order. */
  readonly asked: readonly { readonly name: string; readonly input: unknown }[];
  readonly pulses: () => number;
  /** What a release and a redrive wait for. */
  gate: Promise<unknown>;
  /** A delivery settles; one that is quarantined is in the quarantine, too. */
  readonly settle: (deliveryId: string, outcome: string, eventType?: string) => void;
  readonly stop: () => Promise<void>;
}

/** The console's page and server with no cloud behind them: what it would tell, and how long it takes, is the test's. */
export const startScriptedConsole = async (
  options: Partial<Facts> & { readonly port?: number } = {},
): Promise<ScriptedConsole> => {
  const asked: { name: string; input: unknown }[] = [];
  const journal = createJournal();
  let quarantine: readonly QuarantinedDelivery[] = [];
  let letters: readonly DeadLetterLine[] = [{ deliveryId: 'dead letter' }];
  let pulses = 0;
  const remove = (input: unknown): string => {
    const { deliveryId } = v.parse(deliverySchema, input);
    quarantine = quarantine.filter((one) => one.deliveryId !== deliveryId);
    return deliveryId;
  };
  const settle: ScriptedConsole['settle'] = (deliveryId, outcome, eventType = deliveryId) => {
    const reason = outcome === 'quarantined' ? 'invalidPayload' : undefined;
    if (reason) {
      const quarantinedAt = new Date().toISOString();
      const entry = { deliveryId, eventType, reason, quarantinedAt, issues: [], bodyBytes: 1 };
      quarantine = [entry, ...quarantine];
    }
    const message = 'delivery settled';
    const text = JSON.stringify({ message, outcome, deliveryId, eventType, reason });
    journal.record({ kind: 'log', functionName: 'consumer', text });
  };

  const actions: Api = {
    send: () => ({ ok: true, text: 'Sent' }),
    bodies: (input) => ({ sent: { text: `body of ${JSON.stringify(input)}`, isJson: false } }),
    quarantine: () => quarantine.slice(0, 200),
    release: async (input) => {
      await scripted.gate;
      settle(remove(input), 'published');
      return { ok: true, text: 'Released' };
    },
    drop: (input) => {
      remove(input);
      return { ok: true, text: 'Dropped' };
    },
    deadLetters: () => letters,
    redrive: async () => {
      await scripted.gate;
      letters = [];
      return { ok: true, text: 'Redriven' };
    },
  };
  const api = Object.fromEntries(
    Object.entries(actions).map(([name, act]) => [
      name,
      (input: unknown) => {
        asked.push({ name, input });
        return act(input);
      },
    ]),
  );

  const { port: wantedPort = 0, ...facts } = options;
  const stream = createEventStream(
    { ...factsOf({ endpoints: [], awsEndpoint: '', curl: '', startedMs: 1 }), ...facts },
    journal,
    async () => {
      pulses += 1;
      const waiting = { onQueue: 0, inQuarantine: quarantine.length, inDlq: letters.length };
      return { counts: journal.counts(), seconds: [], overall: {}, waiting };
    },
  );
  const files = await readPageFiles();
  let port = 0;
  const handle = createRequestHandler({ files, api, stream, port: () => port });
  const server = createServer((request, response) => void handle(request, response));
  server.listen(wantedPort, '127.0.0.1');
  await once(server, 'listening');
  port = v.parse(addressSchema, server.address()).port;

  const scripted: ScriptedConsole = {
    url: `http://127.0.0.1:${port}`,
    asked,
    pulses: () => pulses,
    gate: Promise.resolve(),
    settle,
    stop: async () => {
      stream.close();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
  return scripted;
};
