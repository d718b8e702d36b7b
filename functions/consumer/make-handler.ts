import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { describeFault } from '../runtime/describe-fault.ts';
import type { Log } from '../runtime/start-logger.ts';
import { backoffSeconds, type DelayMessage } from './delay-message.ts';
import type { Ports } from './ports.ts';
import { type BatchOptions, processBatch } from './process-batch.ts';
import { type ReportPorts, report } from './report.ts';
import type { Retry, Settlement } from './settlement.ts';
import { callMs } from './timings.ts';

export interface HandlerOptions extends BatchOptions {
  readonly maxBackoffSeconds: number;
}

export interface HandlerPorts extends Ports, ReportPorts {
  readonly delayMessage: DelayMessage;
}

type BackedOff = Retry & { readonly backoffSeconds: number };

/** The consumer: settles a batch, backs off what is to be received again, reports, and names it to SQS. */
export const makeHandler =
  (options: HandlerOptions, ports: HandlerPorts) =>
  async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
    const endMs = ports.clock.now() + context.getRemainingTimeInMillis();
    const limits = { deadlineMs: endMs - callMs.farewell, leaseUntilMs: endMs + callMs.putEvents };

    const settled = await orBatchFailed(
      processBatch(event.Records, limits, options, ports),
      ports.log,
    );
    const nowMs = ports.clock.now();
    const settlements = settled.map((settlement) => withBackoff(settlement, options, nowMs));

    const retries = settlements.flatMap((settlement) =>
      settlement.outcome === 'retry' ? [settlement.retry] : [],
    );
    // First: should the process end while it backs off, the log still says what became of each message.
    for (const settlement of settlements) report(settlement, ports);
    ports.metrics.flush();
    await Promise.all(retries.map((retry) => backOff(retry, ports)));
    return { batchItemFailures: retries.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  };

/** A bug of ours. Its message may quote the event, and Lambda would write it to the log: a nameless error goes on. */
const orBatchFailed = async <T>(work: Promise<T>, log: Log): Promise<T> => {
  try {
    return await work;
  } catch (fault) {
    log.error('batch failed', { fault: describeFault(fault) });
    throw new Error('batch failed: the line before says why');
  }
};

/** Says of a message that is to be received again when that will be. */
const withBackoff = (
  settlement: Settlement,
  { maxBackoffSeconds }: HandlerOptions,
  nowMs: number,
) => {
  if (settlement.outcome !== 'retry') return settlement;
  const { outcome, retry } = settlement;
  const seconds = backoffSeconds(retry, maxBackoffSeconds, nowMs);
  return { outcome, retry: { ...retry, backoffSeconds: seconds } };
};

const backOff = async (
  { receiptHandle, backoffSeconds: seconds, messageId, deliveryId, id }: BackedOff,
  { delayMessage, log }: HandlerPorts,
): Promise<void> => {
  try {
    await delayMessage(receiptHandle, seconds);
  } catch (fault) {
    // The message then comes back when the queue's own visibility time-out ends.
    const error = describeFault(fault).name;
    log.warn('backing off failed', { messageId, deliveryId, id, error });
  }
};
