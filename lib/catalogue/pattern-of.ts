import type { EventOf, EventType } from './published.ts';

/**
 * What an EventBridge rule may say of an event's `detail`: the alternatives of a property, or for a list of objects a
 * pattern of their members.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export type PatternOf<Type extends EventType> = ObjectPattern<EventOf<Type>>;

type ObjectPattern<Members> = {
  readonly [Name in keyof Members]?: PropertyPattern<Members[Name]>;
} & { readonly $or?: readonly ObjectPattern<Members>[] };

type PropertyPattern<Value> = [Extract<Value, readonly object[]>] extends [never]
  ? readonly Matcher<Single<Value>>[]
  : ObjectPattern<Single<Value>>;

/** A pattern looks into lists: it matches if any item does. */
type Single<Value> = Value extends readonly (infer Item)[] ? Item : Value;

type Matcher<Value> =
  | Value
  | { readonly exists: boolean }
  | (Value extends string ? StringMatcher : never)
  | (Value extends number ? NumberMatcher : never);

type StringMatcher =
  | IgnoringCase
  | { readonly prefix: string | IgnoringCase }
  | { readonly suffix: string | IgnoringCase }
  | { readonly wildcard: string }
  | { readonly cidr: string }
  | { readonly 'anything-but': OneOrMore<string> | Excluded };

interface IgnoringCase {
  readonly 'equals-ignore-case': string;
}

type Excluded =
  | { readonly 'equals-ignore-case': OneOrMore<string> }
  | { readonly prefix: OneOrMore<string> }
  | { readonly suffix: OneOrMore<string> }
  | { readonly wildcard: OneOrMore<string> };

type NumberMatcher =
  | { readonly numeric: readonly [Comparison, number] }
  | { readonly numeric: readonly [Comparison, number, Comparison, number] }
  | { readonly 'anything-but': OneOrMore<number> };

type Comparison = '<' | '<=' | '=' | '>=' | '>';

type OneOrMore<Value> = Value | readonly Value[];
