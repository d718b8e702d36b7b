import { propertiesOf } from './common-properties.ts';
import type { EventDefinition } from './definition.ts';
import { resolveId } from './event-id.ts';
import { resolveEventType } from './event-type.ts';
import { type Flag, flags } from './flags.ts';
import type { Issue } from './issue.ts';
import type { JsonObject, JsonValue } from './json/json-value.ts';
import { memo } from './memo.ts';
import { maxDateTime } from './normalise/date-time.ts';
import { documentedNames } from './normalise/match-names.ts';
import { type Members, normaliseProperties } from './normalise/properties.ts';
import type { EnreachEvent, EventType, GenericEvent } from './published.ts';
import type { QuarantineReason } from './quarantine-reasons.ts';
import { idsAgree, relatedId } from './related-ids.ts';

export type ParsedEvent =
  | {
      readonly kind: 'known';
      readonly eventType: EventType;
      readonly id: string;
      readonly event: EnreachEvent;
      readonly flags: Flag[];
    }
  | {
      readonly kind: 'unknownType';
      readonly eventType: string;
      readonly id: string;
      readonly event: GenericEvent;
      readonly flags: Flag[];
    }
  | Violation;

export interface Violation {
  readonly kind: 'violation';
  readonly reason: QuarantineReason;
  readonly issues: Issue[];
  /** As far as they can be told. */
  readonly id?: string;
  readonly eventType?: string;
}

export interface DeliveryContext {
  /** The `X-Benemen-Event` header, if one was sent. */
  readonly eventHeader?: string;
}

const namesOfEvent = memo((definition: EventDefinition) =>
  documentedNames(propertiesOf(definition)),
);

/**
 * Reads a delivery as an event of the catalogue, normalised without loss.
 *
 * @param sent - from `parseJson`.
 * @returns the event in the catalogue's spelling; or, for a type that the catalogue lacks, the common properties and
 * the rest as it came; or why it can never be published as it is. Never throws.
 * @see docs/events.md for what is normalised and what is refused
 */
export function parseEvent(sent: JsonObject, { eventHeader }: DeliveryContext): ParsedEvent {
  const raised = new Set<Flag>();
  const raise = (flag: Flag) => raised.add(flag);
  const identity = resolveId(sent);
  const type = resolveEventType(sent, eventHeader, raise);
  const violation = (reason: QuarantineReason, issues: Issue[]): Violation => {
    return { kind: 'violation', reason, issues, id: identity.id, eventType: type.name };
  };
  if (identity.refused) return violation(identity.refused, [identity.issue]);
  if (type.refused) return violation(type.refused, [type.issue]);
  if (Object.hasOwn(sent, 'metadata')) return violation('reservedName', [metadataTaken]);

  const { id } = identity;
  const { name, definition } = type;
  const issues: Issue[] = [];
  const members = definition
    ? normaliseProperties(sent, namesOfEvent(definition), {
        raise,
        issues,
        fill: (property, membersSoFar) => relatedId(definition, property, membersSoFar),
      })
    : normaliseProperties(sent, documentedNames(propertiesOf({ name, properties: {} })), {
        raise,
        issues,
      });
  if (issues.length > 0) return violation('invalidPayload', issues);
  if (definition && !idsAgree(definition, members)) raise('inconsistent');
  if (isSuspicious(members.Timestamp)) raise('suspiciousTime');

  const raisedInOrder = raised.size === 0 ? [] : flags.filter((flag) => raised.has(flag));
  if (definition) {
    const event = toEvent(members, true);
    return { kind: 'known', eventType: definition.name, id, event, flags: raisedInOrder };
  }
  const event = toEvent(members, false);
  return { kind: 'unknownType', eventType: name, id, event, flags: raisedInOrder };
}

const metadataTaken: Issue = { path: 'metadata', kind: 'reserved', expected: 'absent' };

/** Before 2000 it was never set (DateTime.MinValue), on the last day of .NET it says "no end": neither is a time of an event. */
function isSuspicious(timestamp: JsonValue | undefined): boolean {
  return typeof timestamp === 'string' && (timestamp < '2000' || timestamp === maxDateTime);
}

/**
 * The compiler cannot follow a walk over a definition, so the signatures state what it yields. That it does is proven
 * by test/catalogue/arbitrary-deliveries.test.ts, against the schemas.
 */
function toEvent(members: Members, isKnown: true): EnreachEvent;
function toEvent(members: Members, isKnown: false): GenericEvent;
function toEvent(members: Members): object {
  return members;
}
