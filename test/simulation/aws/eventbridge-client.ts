import {
  EventBridgeClient,
  PutEventsCommand,
  type PutEventsRequestEntry,
} from '@aws-sdk/client-eventbridge';
import * as v from 'valibot';
import { callMs } from '../../../functions/consumer/timings.ts';
import type { Wire } from '../faults/wire.ts';
import { WireError } from '../faults/wire-error.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Trail } from '../ledger/trail.ts';
import type { Random } from '../random.ts';
import type { EventBus, SentEntry } from './event-bus.ts';
import type { ExecutionEnvironment } from './execution-environment.ts';
import { sdkCall } from './sdk-call.ts';

export interface EventBridgeClientOptions {
  readonly process: ExecutionEnvironment;
  readonly wire: Wire;
  readonly random: Random;
  readonly bus: EventBus;
  readonly ledger: Ledger;
  readonly trail: Trail;
  /** The real consumer's is 1. */
  readonly maxAttempts: number;
}

const detailSchema = v.object({ Id: v.string(), metadata: v.object({ deliveryId: v.string() }) });

/** The SDK's client as one process has it, on the simulated wire. */
export const makeEventBridgeClient = (options: EventBridgeClientOptions): EventBridgeClient => {
  const { process, bus, ledger, trail, maxAttempts } = options;

  const read = ({ Detail = '' }: PutEventsRequestEntry): SentEntry => {
    const { Id, metadata } = v.parse(detailSchema, JSON.parse(Detail));
    return { deliveryId: metadata.deliveryId, sending: ledger.sent(Id, process.invocation()) };
  };

  const putEvents = async (requested: readonly PutEventsRequestEntry[]) => {
    const entries = requested.map(read);
    const answered = (isAnswered: boolean) => {
      for (const { sending } of entries) sending.isAnswered = isAnswered;
    };
    const note = trail.noteOn(entries.map(({ sending }) => sending.id));
    const call = { service: 'EventBridge', timeoutMs: callMs.putEvents, maxAttempts, note } as const;
    try {
      const answer = await sdkCall(process, options, call, () => bus.put(entries));
      answered(true);
      return answer;
    } catch (error) {
      answered(error instanceof WireError && error.isDefinite);
      throw error;
    }
  };

  return Object.assign(new EventBridgeClient({ region: 'eu-north-1' }), {
    send: async (command: unknown): Promise<unknown> => {
      if (command instanceof PutEventsCommand) return putEvents(command.input.Entries ?? []);
      throw new Error('not a command the model knows');
    },
  });
};
