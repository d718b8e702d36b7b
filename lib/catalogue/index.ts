export { type Flag, flags } from './flags.ts';
export { type Issue, type IssueKind, issueKinds } from './issue.ts';
export { canonicalJson } from './json/canonical-json.ts';
export { decodeText } from './json/decode-text.ts';
export type { JsonObject, JsonValue } from './json/json-value.ts';
export { type ParsedJson, parseJson } from './json/parse-json.ts';
export { type ParsedEvent, parseEvent } from './parse-event.ts';
export type { EnreachEvent, EventOf, EventType, GenericEvent } from './published.ts';
export { type QuarantineReason, quarantineReasons } from './quarantine-reasons.ts';
