import { type Message, SQSClient } from '@aws-sdk/client-sqs';
import { batchOutcome } from './event-source-mapping/batch-outcome.ts';
import { deleteMessages } from './event-source-mapping/delete-messages.ts';
import { gatherBatch, receiveLimit } from './event-source-mapping/gather-batch.ts';
import { type Poller, startPoller } from './event-source-mapping/poller.ts';
import { splitByPayload } from './event-source-mapping/split-by-payload.ts';
import { toSqsRecord } from './event-source-mapping/sqs-record.ts';
import type {
  EventSourceMapping,
  EventSourceMappingOptions,
  SqsRecord,
} from './event-source-mapping-types.ts';

/** Lambda starts with five pollers. @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html */
const pollerCount = 5;
const stopWithinMs = 5000;

/** Polls a queue and invokes a function with what comes. Starts at once, unless `enabled` is false: then `resume` starts it. */
export const startEventSourceMapping = (options: EventSourceMappingOptions): EventSourceMapping => {
  const { queueUrl, queueArn, endpoint, region, credentials, invoke } = options;
  const { batchSize = 10, maximumBatchingWindowSeconds: windowSeconds = 0 } = options;
  const { maximumConcurrency = pollerCount, onProblem = () => {} } = options;
  const reportsItemFailures =
    options.functionResponseTypes?.includes('ReportBatchItemFailures') ?? false;
  const client = new SQSClient({
    endpoint,
    region,
    credentials,
    useQueueUrlAsEndpoint: false,
    // Far above a long poll: a call that is never answered must not hold its poller for ever.
    requestHandler: { requestTimeout: 10_000, throwOnRequestTimeout: true },
  });

  const processBatch = async (records: readonly SqsRecord[]): Promise<void> => {
    const messageIds = records.map(({ messageId }) => messageId);
    const result = await invoke({ Records: records });
    const { succeeded, problem } = batchOutcome(result, messageIds, reportsItemFailures);
    if (problem) onProblem(problem);

    const done = new Set(succeeded);
    const kept = await deleteMessages(
      client,
      queueUrl,
      records.filter(({ messageId }) => done.has(messageId)),
    );
    if (kept.records.length > 0)
      onProblem({
        kind: 'delete',
        message: 'processed, but could not be deleted: they will come again',
        messageIds: kept.records.map(({ messageId }) => messageId),
        cause: kept.cause,
      });
  };

  const onMessages = async (received: readonly Message[]): Promise<void> => {
    const messages = await gatherBatch(received, { client, queueUrl, batchSize, windowSeconds });
    const records = messages.map((message) => toSqsRecord(message, queueArn, region));
    for (const batch of splitByPayload(records)) {
      try {
        await processBatch(batch);
      } catch (cause) {
        // Lambda itself refused: the messages come back when their visibility time-out is over.
        const messageIds = batch.map(({ messageId }) => messageId);
        onProblem({ kind: 'invoke', message: String(cause), messageIds, cause });
      }
    }
  };

  const start = (): readonly Poller[] =>
    Array.from({ length: Math.min(pollerCount, maximumConcurrency) }, () =>
      startPoller({
        client,
        queueUrl,
        batchSize: Math.min(batchSize, receiveLimit),
        onMessages,
        onReceiveError: (cause) =>
          onProblem({ kind: 'receive', message: cause.message, messageIds: [], cause }),
      }),
    );

  let pollers: readonly Poller[] = options.enabled === false ? [] : start();
  let stopped = false;

  const pause = async (): Promise<void> => {
    const pausing = pollers;
    pollers = [];
    await Promise.all(pausing.map((poller) => poller.stop()));
  };

  return {
    pause,
    resume: () => {
      if (!stopped && pollers.length === 0) pollers = start();
    },
    stop: async () => {
      stopped = true;
      const limit = Promise.withResolvers<void>();
      const timer = setTimeout(limit.resolve, stopWithinMs);
      await Promise.race([pause(), limit.promise]);
      clearTimeout(timer);
      client.destroy();
    },
  };
};
