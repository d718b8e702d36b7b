import { propertiesOf } from './common-properties.ts';
import type { EventDefinition } from './definition.ts';
import { resolveId } from './event-id.ts';
import { resolveEventType } from './event-type.ts';
import type { Flag } from './flags.ts';
import type { Issue } from './issue.ts';
import { isJsonObject, type JsonValue } from './json/json-value.ts';
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
  /** The first hundred: a hostile body has one every byte. */
  readonly issues: Issue[];
  /** All of them. */
  readonly issueCount: number;
  /** As far as they can be told. */
  readonly id?: string;
  readonly eventType?: string;
}

export interface DeliveryContext {
  /** The `X-Benemen-Event` header, if one was sent. */
  readonly eventHeader?: string;
  /** What was noticed before: by `decodeText`, and about the headers. */
  readonly flags?: readonly Flag[];
}

const keptIssues = 100;

const namesOfEvent = memo((definition: EventDefinition) =>
  documentedNames(propertiesOf(definition)),
);

/**
 * Reads a delivery as an event of the catalogue, normalised without loss.
 *
 * @param sent - from `parseJson`, which bounds the depth and keeps the text of numbers; of another origin, numbers are
 * what JavaScript has made of them.
 * @returns the event in the catalogue's spelling; or, for a type that the catalogue lacks, the common properties and
 * the rest as it came; or why it can never be published as it is. Throws for nothing that `parseJson` returns.
 * @see docs/events.md for what is normalised and what is refused
 */
export function parseEvent(
  sent: unknown,
  { eventHeader, flags }: DeliveryContext = {},
): ParsedEvent {
  if (!isJsonObject(sent)) {
    return { kind: 'violation', reason: 'notAnObject', issues: [], issueCount: 0 };
  }
  const raised = new Set(flags);
  const raise = (flag: Flag) => raised.add(flag);
  const identity = resolveId(sent);
  const type = resolveEventType(sent, eventHeader, raise);
  const violation = (
    reason: QuarantineReason,
    issues: Issue[],
    issueCount = issues.length,
  ): Violation => {
    return { kind: 'violation', reason, issues, issueCount, id: identity.id, eventType: type.name };
  };
  if (identity.refused) return violation(identity.refused, [identity.issue]);
  if (type.refused) return violation(type.refused, [type.issue]);
  if (Object.hasOwn(sent, 'metadata')) return violation('reservedName', [metadataTaken]);

  const { id } = identity;
  const { name, definition } = type;
  const issues: Issue[] = [];
  let issueCount = 0;
  const report = (issue: Issue) => {
    issueCount += 1;
    if (issues.length < keptIssues) issues.push(issue);
  };
  const members = definition
    ? normaliseProperties(sent, namesOfEvent(definition), {
        raise,
        report,
        fill: (property, membersSoFar) => relatedId(definition, property, membersSoFar),
      })
    : normaliseProperties(sent, documentedNames(propertiesOf({ name, properties: {} })), {
        raise,
        report,
      });
  if (issueCount > 0) return violation('invalidPayload', issues, issueCount);
  if (definition && !idsAgree(definition, members)) raise('inconsistent');
  if (isSuspicious(members.Timestamp)) raise('suspiciousTime');

  const allFlags = [...raised].sort();
  if (definition) {
    const event = toEvent(members, true);
    return { kind: 'known', eventType: definition.name, id, event, flags: allFlags };
  }
  const event = toEvent(members, false);
  return { kind: 'unknownType', eventType: name, id, event, flags: allFlags };
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
