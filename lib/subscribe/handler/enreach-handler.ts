import type { Context, SQSBatchResponse } from 'aws-lambda';
import type { BusEvent, EventType, GenericBusEvent } from '../../catalogue/index.ts';
import { assertBusEvent } from './assert-bus-event.ts';
import { dispatch } from './dispatch.ts';
import { handleMessages, isOfQueue, type OnFailure } from './handle-messages.ts';
import type { EnreachInvocation, HandlersOf, SomeHandlers } from './handlers.ts';

/** Runs `work` unless it was done for this event before. */
export type Deduplication = (
  event: BusEvent | GenericBusEvent,
  context: Context,
  work: () => Promise<void>,
) => Promise<void>;

export interface EnreachHandlerOptions {
  /** @default - an event that comes twice is handled twice */
  readonly deduplication?: Deduplication;
  /**
   * Told of each message of a queue that failed; Lambda sees no error of a part of a batch, so nobody else would say why.
   * @default - writes the error and the message's id to the log
   */
  readonly onFailure?: OnFailure;
}

const logFailure: OnFailure = (error, { messageId }) => {
  console.error('message failed', { messageId }, error);
};

/**
 * A Lambda handler for events of the bus, typed by event type, for a function that is the target of a rule or reads the
 * queue that is.
 *
 * From a rule: what a handler throws fails the invocation. From a queue (`reportBatchItemFailures` must be on): it fails
 * that message only.
 *
 * @typeParam Type - types that must have a handler: `enreachHandler<EventType>` wants one for each of the catalogue.
 * @returns a handler that throws for what is no event of the pipeline (another source, a canary) and for a type without
 * a handler.
 * @see docs/subscribe.md
 */
export const enreachHandler =
  <Type extends EventType = never>(
    handlers: HandlersOf<NoInfer<Type>> & SomeHandlers,
    { deduplication, onFailure = logFailure }: EnreachHandlerOptions = {},
  ) =>
  async (event: EnreachInvocation, context: Context): Promise<SQSBatchResponse | undefined> => {
    const handle = async (one: unknown): Promise<void> => {
      assertBusEvent(one);
      const work = async () => dispatch(handlers, one, context);
      await (deduplication ? deduplication(one, context, work) : work());
    };
    if (isOfQueue(event)) return handleMessages(event, handle, onFailure);
    await handle(event);
    return undefined;
  };
