import { type Definition, events } from './catalogue.ts';
import { foldCase } from './fold-case.ts';
import type { Issue, IssueKind } from './issue.ts';
import type { JsonObject } from './json/json-value.ts';
import { memberIgnoringCase } from './normalise/match-names.ts';
import type { RaiseFlag } from './normalise/refusal.ts';
import type { EventType } from './published.ts';
import type { QuarantineReason } from './quarantine-reasons.ts';

export type ResolvedType =
  | {
      /** In the catalogue's spelling, or as it was sent. */
      readonly name: string;
      /** Absent for a type that the catalogue lacks. */
      readonly definition?: Definition;
      readonly refused?: undefined;
    }
  | { readonly name?: undefined; readonly refused: TypeFault; readonly issue: Issue };

type TypeFault = Extract<
  QuarantineReason,
  'missingEventType' | 'invalidEventType' | 'eventTypeMismatch'
>;

const readsLikeAType = /^[A-Za-z][A-Za-z0-9]{0,127}$/;
const howATypeReads = 'a letter, then up to 127 letters and digits';

const byFoldedName = new Map<string, Definition>(
  events.map((definition) => [foldCase(definition.name), definition]),
);

/** The definition of an event type, its name in any case. */
function findDefinition(eventType: string): Definition | undefined {
  return byFoldedName.get(foldCase(eventType));
}

/** @throws Error for a name that the catalogue lacks, which only a caller without type check can pass. */
export function definitionOf(eventType: EventType): Definition {
  const definition = findDefinition(eventType);
  if (definition === undefined) throw new Error(`The catalogue has no event type '${eventType}'.`);
  return definition;
}

/**
 * Decides an event's type from its body and from its `X-Benemen-Event` header.
 *
 * @returns the name with its definition, or an unknown name in the spelling of the body (of the header, where the body
 * has none), or why there is no telling.
 */
export function resolveEventType(
  sent: JsonObject,
  eventHeader: string | undefined,
  raise: RaiseFlag,
): ResolvedType {
  const inHeader = eventHeader?.trim() ?? '';
  if (inHeader === '') raise('eventHeaderMissing');
  const inBody = memberIgnoringCase(sent, 'EventType') ?? '';
  if (typeof inBody !== 'string') return refuse('invalidEventType', 'type');
  const isInBody = inBody.trim() !== '';
  if (!isInBody) raise('eventTypeMissing');

  const name = isInBody ? inBody : inHeader;
  if (name === '') return refuse('missingEventType', 'missing');
  if (!readsLikeAType.test(name)) return refuse('invalidEventType', 'format', howATypeReads);
  const isHeaderOther = inHeader !== '' && inHeader !== name;
  if (isHeaderOther && foldCase(inHeader) !== foldCase(name)) {
    return refuse(
      'eventTypeMismatch',
      'mismatch',
      'the type that the X-Benemen-Event header names',
    );
  }
  const definition = findDefinition(name);
  if (definition === undefined) return { name };
  if (isInBody && name !== definition.name) raise('casing');
  return { name: definition.name, definition };
}

function refuse(refused: TypeFault, kind: IssueKind, expected = 'string'): ResolvedType {
  return { refused, issue: { path: 'EventType', kind, expected } };
}
