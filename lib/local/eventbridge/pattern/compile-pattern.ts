import { TooManyBranchesError } from './branch-limit.ts';
import type { FieldCondition } from './field-condition.ts';
import { pathsTo } from './field-path.ts';
import { InvalidPatternError } from './invalid-pattern-error.ts';
import { isObject } from './json.ts';
import { type Branch, parseBranches } from './parse-branches.ts';

export interface PathCondition extends FieldCondition {
  readonly path: string;
}

/** A pattern made ready to match many events. */
export interface CompiledPattern {
  /**
   * Any of these satisfies the pattern; in each, all conditions must hold, in the order of their
   * paths.
   */
  readonly branches: readonly (readonly PathCondition[])[];
  /** The paths of all conditions and every path above one of them. */
  readonly usedPaths: ReadonlySet<string>;
}

/**
 * By UTF-16 units, the order of Java's strings: `{"exists": false}` sees only the array elements
 * chosen before it.
 */
const inPathOrder = (branch: Branch): readonly PathCondition[] =>
  [...branch]
    .map(([path, condition]) => ({ ...condition, path }))
    .sort((left, right) => (left.path < right.path ? -1 : 1));

/**
 * Reads `$or` as the operator and, where the pattern makes no sense so, as the name of a field,
 * which it once was.
 */
const parseEitherWay = (pattern: Readonly<Record<string, unknown>>): readonly Branch[] => {
  try {
    return parseBranches(pattern, true);
  } catch (asOperator) {
    if (asOperator instanceof TooManyBranchesError || !(asOperator instanceof InvalidPatternError))
      throw asOperator;
    try {
      return parseBranches(pattern, false);
    } catch {
      throw asOperator;
    }
  }
};

/**
 * Compiles an event pattern, parsed from its JSON.
 *
 * @throws InvalidPatternError with a message that names the fault, in event-ruler's words where it
 * has some.
 * @see https://github.com/aws/event-ruler `GenericMachine.addRule`
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
 */
export const compilePattern = (pattern: unknown): CompiledPattern => {
  if (!isObject(pattern)) throw new InvalidPatternError('Filter is not an object');
  const branches = parseEitherWay(pattern);
  const paths = branches.flatMap((branch) => [...branch.keys()]);
  return {
    branches: branches.map(inPathOrder),
    usedPaths: new Set(paths.flatMap(pathsTo)),
  };
};
