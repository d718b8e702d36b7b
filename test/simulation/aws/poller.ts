import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';
import { deliveryAttributes } from '../../../functions/runtime/delivery-attributes.ts';
import type { Cloud } from './cloud.ts';
import type { Consume } from './consumer-process.ts';
import {
  type ExecutionEnvironment,
  type Invocation,
  makeExecutionEnvironment,
} from './execution-environment.ts';
import type { Message } from './queue.ts';
import { sqsRecord } from './sqs-record.ts';
import { stackSettings } from './stack-settings.ts';

/** The code that a process is started with. */
export interface Release {
  /** A record as this release of the catalogue reads it. */
  readonly read: (record: SQSRecord) => SQSRecord;
}

export interface PollerOptions {
  readonly startConsumer: (process: ExecutionEnvironment) => Consume;
  /** What a process should run now. */
  readonly release: () => Release;
}

const throttledInvocationPerMille = 2;
const { timeoutMs, batchSize } = stackSettings;

/**
 * One poller of the event source mapping: hands a batch at a time to its process and deletes what the function did not name
 * as failed. It neither waits for a process that outlives its time-out nor heeds its answer.
 *
 * @returns to be called when there is something to receive.
 */
export const makePoller = (
  cloud: Cloud,
  { startConsumer, release }: PollerOptions,
): (() => void) => {
  const { time, faults, queue, random, ledger, trail } = cloud;
  let isBusy = false;
  let running: { process: ExecutionEnvironment; consume: Consume; release: Release } | undefined;

  const wake = (): void => {
    if (isBusy || queue.isIdle()) return;
    isBusy = true;
    time.after(random.between(1, 20), poll);
  };
  const rest = () => {
    isBusy = false;
    wake();
  };
  const poll = () => {
    const batch = queue.receive(random.chance(0.8) ? batchSize : random.between(1, batchSize));
    if (batch.length === 0 || faults.happens('invocation throttled', throttledInvocationPerMille))
      rest();
    else invoke(batch);
  };

  const processOfNow = () => {
    const wanted = release();
    if (running?.release === wanted) return running;
    const process = makeExecutionEnvironment(cloud);
    running = { process, release: wanted, consume: startConsumer(process) };
    return running;
  };

  const invoke = (batch: readonly Message[]) => {
    const { process, consume, release } = processOfNow();
    let isOver = false;
    const end = (isProcessLost: boolean) => {
      if (isOver) return;
      isOver = true;
      if (isProcessLost) running = undefined;
      rest();
    };
    const endMs = time.now() + timeoutMs;
    const invocation: Invocation = {
      number: ledger.invoked(),
      endMs,
      wasPaused: false,
      onDeath: () => end(true),
    };
    process.begin(invocation);
    time.after(timeoutMs, () => {
      if (isOver) return;
      faults.count('time-out of the function');
      trail.noteOf(invocation, 'times out');
      end(true);
      process.timeOut();
    });

    const note = ({ content, receives }: Message, text: string) => {
      const deliveryId = content.attributes[deliveryAttributes.deliveryId];
      trail.noteOn([deliveryId], invocation)?.(`${text} ${deliveryId}, receive ${receives}`);
    };
    for (const message of batch) note(message, 'has');
    const records = batch.map((message) => release.read(sqsRecord(message)));
    const deleteSettled = (failed: ReadonlySet<string>) => {
      if (isOver) return;
      for (const [index, message] of batch.entries())
        if (!failed.has(message.messageId)) {
          note(message, 'acknowledges');
          queue.delete(message, records[index]?.receiptHandle ?? '');
        }
      end(false);
    };
    const settle = ({ batchItemFailures }: SQSBatchResponse) => {
      const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
      process.afterAwait(() => deleteSettled(failed));
    };
    const fail = (error: unknown) => {
      ledger.thrown.push(error);
      end(false);
    };
    process.enter(() => {
      consume(records, () => endMs - time.now()).then(settle, fail);
    });
  };
  return wake;
};
