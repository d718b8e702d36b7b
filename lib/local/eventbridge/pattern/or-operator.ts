import { InvalidPatternError } from './invalid-pattern-error.ts';
import { isList, isObject } from './json.ts';

export const OR = '$or';

/**
 * Names that tell event-ruler that an object under `$or` is an operator, and so that `$or` is a
 * field.
 */
const RESERVED_NAMES: ReadonlySet<string> = new Set([
  'exactly',
  'equals-ignore-case',
  'prefix',
  'suffix',
  'anything-but',
  'exists',
  'wildcard',
  'numeric',
  'cidr',
  '=',
  '<',
  '<=',
  '>',
  '>=',
  'regex',
  'not-wildcard',
  'not-equals-ignore-case',
  'date-after',
  'date-on-or-after',
  'date-before',
  'date-on-or-before',
  'in-date-range',
  'ip-address-in-range',
  'ip-address-not-in-range',
]);

/** @throws InvalidPatternError for a name that no field below `$or` may have, at any depth. */
export const refuseReservedName = (name: string): void => {
  if (RESERVED_NAMES.has(name)) {
    throw new InvalidPatternError(
      `${name} is Ruler reserved fieldName which cannot be used inside ${OR}.`,
    );
  }
};

/**
 * The alternatives of an `$or`: a list of two or more objects.
 *
 * @see https://github.com/aws/event-ruler `JsonRuleCompiler.parseIntoOrRelationship`,
 * `Constants.RESERVED_FIELD_NAMES_IN_OR_RELATIONSHIP`
 */
export const parseAlternatives = (
  operand: unknown,
): readonly Readonly<Record<string, unknown>>[] => {
  if (!isList(operand)) {
    throw new InvalidPatternError(`It must be an Array followed with ${OR}.`);
  }
  if (!operand.every(isObject)) {
    throw new InvalidPatternError(`Only JSON object is allowed in array of ${OR} relationship.`);
  }
  if (operand.length < 2) {
    throw new InvalidPatternError(`There must have at least 2 Objects in ${OR} relationship.`);
  }
  return operand;
};
