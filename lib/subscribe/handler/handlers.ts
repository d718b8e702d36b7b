import type { Context, SQSEvent } from 'aws-lambda';
import type { BusEvent, EventType, GenericBusEvent } from '../../catalogue/index.ts';

/** What invokes the handler: an event by way of a rule, or events in the messages of a queue. */
export type EnreachInvocation = BusEvent | GenericBusEvent | SQSEvent;

/** Handles events of one type. What it returns is awaited and otherwise ignored; what it throws fails the event. */
export type EventHandler<Type extends EventType> = (
  event: BusEvent<Type>,
  context: Context,
) => unknown;

/** Handles events of types that the catalogue of the pipeline lacks (`detail.metadata.schema` is `unknown`). */
export type UnknownHandler = (event: GenericBusEvent, context: Context) => unknown;

/** Handlers for whichever types one wants. */
export type SomeHandlers = { readonly [Type in EventType]?: EventHandler<Type> } & {
  readonly unknown?: UnknownHandler;
};

/** A handler for each of these types. */
export type HandlersOf<Type extends EventType> = {
  readonly [Each in Type]: EventHandler<Each>;
};
