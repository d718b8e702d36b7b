export type { BusEvent, GenericBusEvent } from './bus-event.ts';
export { type Definition, events } from './catalogue.ts';
export { commonProperties, propertiesOf } from './common-properties.ts';
export { definitionOf } from './event-type.ts';
export { type Flag, flags } from './flags.ts';
export type { Issue, IssueKind } from './issue.ts';
export { canonicalJson } from './json/canonical-json.ts';
export { decodeText } from './json/decode-text.ts';
export type { JsonObject, JsonValue } from './json/json-value.ts';
export { type JsonFault, parseJson } from './json/parse-json.ts';
export {
  asyncApiComponentsOf,
  genericJsonSchema,
  jsonSchemaOf,
  openApiComponentsOf,
} from './json-schema-of.ts';
export type { Metadata } from './metadata.ts';
export { type ParsedEvent, parseEvent } from './parse-event.ts';
export type { PatternOf } from './pattern-of.ts';
export type {
  EnreachEvent,
  EventOf,
  EventType,
  GenericEvent,
  PublishedDetail,
} from './published.ts';
export { type QuarantineReason, quarantineReasons } from './quarantine-reasons.ts';
export { sample } from './sample.ts';
export { schemaOf } from './schema-of.ts';
export { typeName } from './type-name.ts';
