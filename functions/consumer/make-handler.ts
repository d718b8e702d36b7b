import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { describeFault } from '../runtime/describe-fault.ts';
import { backoffSeconds, type DelayMessage } from './delay-message.ts';
import type { Ports } from './ports.ts';
import { type BatchOptions, processBatch } from './process-batch.ts';
import { type Log, report } from './report.ts';
import type { Retry } from './settlement.ts';
import { callMs } from './timings.ts';

export interface HandlerOptions extends BatchOptions {
  readonly maxBackoffSeconds: number;
}

export interface HandlerPorts extends Ports {
  readonly delayMessage: DelayMessage;
  readonly log: Log;
}

/** The consumer: settles a batch, backs off what is to be received again, reports, and names it to SQS. */
export const makeHandler =
  (options: HandlerOptions, ports: HandlerPorts) =>
  async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
    const endMs = ports.clock.now() + context.getRemainingTimeInMillis();
    const limits = { deadlineMs: endMs - callMs.farewell, leaseUntilMs: endMs + callMs.putEvents };

    const settlements = await orBatchFailed(
      processBatch(event.Records, limits, options, ports),
      ports.log,
    );

    const retries = settlements.flatMap((settlement) =>
      settlement.outcome === 'retry' ? [settlement.retry] : [],
    );
    // First: should the process end while it backs off, the log still says what became of each message.
    for (const settlement of settlements) report(settlement, ports.log, ports.count);
    await Promise.all(retries.map((retry) => backOff(retry, options, ports)));
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

const backOff = async (
  retry: Retry,
  { maxBackoffSeconds }: HandlerOptions,
  { delayMessage, clock, log }: HandlerPorts,
): Promise<void> => {
  try {
    const seconds = backoffSeconds(retry, maxBackoffSeconds, clock.now());
    await delayMessage(retry.receiptHandle, seconds);
  } catch (error) {
    // The message then comes back when the queue's own visibility time-out ends.
    log.warn('backing off failed', {
      messageId: retry.messageId,
      error: describeFault(error).name,
    });
  }
};
