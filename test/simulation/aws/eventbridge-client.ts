import {
  EventBridgeClient,
  PutEventsCommand,
  type PutEventsRequestEntry,
} from '@aws-sdk/client-eventbridge';
import * as v from 'valibot';
import { callMs } from '../../../functions/consumer/timings.ts';
import { WireError } from '../faults/wire-error.ts';
import type { Cloud } from './cloud.ts';
import type { SentEntry } from './event-bus.ts';
import type { ExecutionEnvironment } from './execution-environment.ts';
import { type SendOptions, sdkCall } from './sdk-call.ts';

/** One call for a whole batch. */
const exposure = 3;

const detailSchema = v.object({ Id: v.string(), metadata: v.object({ deliveryId: v.string() }) });

/**
 * The SDK's client as one process has it, on the simulated wire.
 *
 * @param maxAttempts - of one call; the real consumer's is 1.
 */
export const makeEventBridgeClient = (
  cloud: Cloud,
  process: ExecutionEnvironment,
  maxAttempts: number,
): EventBridgeClient => {
  const { bus, ledger, trail } = cloud;

  const read = ({ Detail = '' }: PutEventsRequestEntry): SentEntry => {
    const { Id, metadata } = v.parse(detailSchema, JSON.parse(Detail));
    return { deliveryId: metadata.deliveryId, sending: ledger.sent(Id, process.invocation()) };
  };

  const putEvents = async (
    requested: readonly PutEventsRequestEntry[],
    { abortSignal }: SendOptions,
  ) => {
    const entries = requested.map(read);
    const toldTheTruth = (isAnswered: boolean) => {
      for (const { sending } of entries) sending.isAnswered = isAnswered;
    };
    const ids = entries.map(({ sending }) => sending.id);
    const note = trail.noteOn(ids, process.invocation());
    const limits = { timeoutMs: callMs.putEvents, maxAttempts, abortSignal, exposure };
    const request = { service: 'EventBridge', operation: 'PutEvents', ...limits, note } as const;
    try {
      const act = () => bus.put(entries);
      const answer = await sdkCall(process, cloud, request, act);
      toldTheTruth(true);
      return answer;
    } catch (error) {
      toldTheTruth(error instanceof WireError && error.isDefinite);
      throw error;
    }
  };

  return Object.assign(new EventBridgeClient({ region: 'eu-north-1' }), {
    send: async (command: unknown, options: SendOptions = {}): Promise<unknown> => {
      if (command instanceof PutEventsCommand)
        return putEvents(command.input.Entries ?? [], options);
      throw new Error('not a command the model knows');
    },
  });
};
