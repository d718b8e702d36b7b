import { checkBranchCount } from './branch-limit.ts';
import { type FieldCondition, parseFieldCondition } from './field-condition.ts';
import { fieldPath } from './field-path.ts';
import { InvalidPatternError } from './invalid-pattern-error.ts';
import { isList, isObject } from './json.ts';
import { OR, parseAlternatives, refuseReservedName } from './or-operator.ts';

/** One way to satisfy a pattern: what it asks of each field, by path. */
export type Branch = ReadonlyMap<string, FieldCondition>;

interface Place {
  readonly path: string | undefined;
  readonly orIsOperator: boolean;
  readonly insideOr: boolean;
}

const conditionAt = (path: string, list: readonly unknown[]): FieldCondition => {
  try {
    return parseFieldCondition(list);
  } catch (cause) {
    if (!(cause instanceof InvalidPatternError)) throw cause;
    throw new InvalidPatternError(`"${path}": ${cause.message}`, { cause });
  }
};

/** Each branch so far, with what a member of the pattern adds to it. An `$or` forks every one. */
const addMember = (
  branches: readonly Branch[],
  name: string,
  value: unknown,
  place: Place,
): readonly Branch[] => {
  if (name === OR && place.orIsOperator) {
    const inside = { ...place, insideOr: true };
    const grown: Branch[] = [];
    for (const alternative of parseAlternatives(value)) {
      grown.push(...addMembers(branches, alternative, inside));
      checkBranchCount(grown.length);
    }
    return grown;
  }
  if (place.insideOr) refuseReservedName(name);
  const path = fieldPath(place.path, name);
  if (isObject(value)) return addMembers(branches, value, { ...place, path });
  if (!isList(value)) throw new InvalidPatternError(`"${path}" must be an object or an array`);
  const condition = conditionAt(path, value);
  // A path that occurs again (in an alternative, say) replaces what was asked before, as `rule.put`
  // does in event-ruler.
  return branches.map((branch) => new Map(branch).set(path, condition));
};

const addMembers = (
  branches: readonly Branch[],
  object: Readonly<Record<string, unknown>>,
  place: Place,
): readonly Branch[] => {
  const members = Object.entries(object);
  if (members.length === 0) throw new InvalidPatternError('Empty objects are not allowed');
  return members.reduce<readonly Branch[]>(
    (grown, [name, value]) => addMember(grown, name, value, place),
    branches,
  );
};

/**
 * All branches of a pattern, one for each choice among the alternatives of its `$or`s.
 *
 * @param orIsOperator - false reads `$or` as the name of a field.
 * @throws InvalidPatternError, or TooManyBranchesError as soon as there are too many.
 * @see https://github.com/aws/event-ruler `JsonRuleCompiler.parseObject` (true),
 * `RuleCompiler.parseObject` (false)
 */
export const parseBranches = (
  pattern: Readonly<Record<string, unknown>>,
  orIsOperator: boolean,
): readonly Branch[] =>
  addMembers([new Map()], pattern, { path: undefined, orIsOperator, insideOr: false });
