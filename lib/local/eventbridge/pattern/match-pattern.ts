import { type ArrayElements, areConsistent, NO_ELEMENTS } from './array-elements.ts';
import type { CompiledPattern, PathCondition } from './compile-pattern.ts';
import { readValue } from './event-value.ts';
import { type EventField, type EventFields, flattenEvent } from './flatten-event.ts';
import type { JsonObject } from './json.ts';

export { type CompiledPattern, compilePattern } from './compile-pattern.ts';
export { InvalidPatternError } from './invalid-pattern-error.ts';
export type { JsonObject } from './json.ts';

/** A condition beside the event's values at its path, and those of them that satisfy it. */
interface Candidates {
  readonly mayBeAbsent: boolean;
  readonly present: readonly EventField[];
  readonly matching: readonly EventField[];
}

const candidatesFor = (condition: PathCondition, fields: EventFields): Candidates => {
  const present = fields.get(condition.path) ?? [];
  const matching = present.filter((field) => condition.matches(readValue(field.value)));
  return { mayBeAbsent: condition.mayBeAbsent, present, matching };
};

/**
 * Whether a value can be chosen for each condition so that no array is entered at two elements.
 *
 * Absence is judged among the elements chosen so far: `{"exists": false}` holds when every value at
 * its path lies in another element.
 *
 * @see https://github.com/aws/event-ruler `ACFinder.java`, `NameState.getNameTransitions`
 */
const canChoose = (candidates: readonly Candidates[], chosen: ArrayElements): boolean => {
  const [next, ...rest] = candidates;
  if (next === undefined) return true;
  const isConsistent = (field: EventField) => areConsistent(chosen, field.elements);
  if (next.mayBeAbsent && !next.present.some(isConsistent) && canChoose(rest, chosen)) return true;
  return next.matching
    .filter(isConsistent)
    .some((field) => canChoose(rest, new Map([...chosen, ...field.elements])));
};

/** Spares the search, which multiplies over arrays, where one condition already cannot hold. */
const isHopeless = ({ mayBeAbsent, matching }: Candidates): boolean =>
  !mayBeAbsent && matching.length === 0;

/**
 * Whether an event matches a pattern, as event-ruler judges it.
 *
 * Values from the objects of an array count only together: one element must satisfy all that the
 * pattern asks below that array.
 *
 * Not imitated are accidents of event-ruler's one shared state machine: entries that disturb each
 * other (`[{"wildcard": "*b*"}, {"equals-ignore-case": "ABC"}]` matches `xabc` there), and a numeric
 * entry in one alternative of `$or` that changes how an address range in another reads a number.
 *
 * @param event - the whole event as targets see it (`source`, `detail-type`, `detail`), parsed.
 * @see https://github.com/aws/event-ruler `Ruler.matchesRule`
 */
export const matchesPattern = (pattern: CompiledPattern, event: JsonObject): boolean => {
  const fields = flattenEvent(event, pattern.usedPaths);
  return pattern.branches.some((branch) => {
    const candidates = branch.map((condition) => candidatesFor(condition, fields));
    return !candidates.some(isHopeless) && canChoose(candidates, NO_ELEMENTS);
  });
};
