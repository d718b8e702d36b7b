/** `enreach-webhooks/events`: the events as types and as schemas, and the reader of what Enreach sends; nothing of AWS. */
export { canarySource, eventSource } from '../catalogue/bus-contract.ts';
export {
  type BusEvent,
  type EnreachEvent,
  type EventOf,
  type EventType,
  events,
  type Flag,
  flags,
  type GenericBusEvent,
  type GenericEvent,
  type Issue,
  type JsonValue,
  jsonSchemaOf,
  type Metadata,
  type ParsedEvent,
  type PatternOf,
  type PublishedDetail,
  parseEvent,
  parseJson,
  type QuarantineReason,
  schemaOf,
} from '../catalogue/index.ts';
