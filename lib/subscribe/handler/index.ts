/** `enreach-webhooks/handler`: what a subscriber's function imports. */
export type { BusEvent, EventType, GenericBusEvent } from '../../catalogue/index.ts';
export {
  type Deduplication,
  type EnreachHandlerOptions,
  enreachHandler,
} from './enreach-handler.ts';
export type { OnFailure } from './handle-messages.ts';
export type {
  EnreachInvocation,
  EventHandler,
  HandlersOf,
  SomeHandlers,
  UnknownHandler,
} from './handlers.ts';
