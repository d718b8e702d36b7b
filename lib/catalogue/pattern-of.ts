import type { EventType, PublishedDetail } from './published.ts';

/**
 * What an EventBridge rule may say of an event's `detail`: the alternatives of a property, at least one, or for objects
 * (`metadata`, the items of a list) a pattern of their members. Of several event types: only of properties that all of
 * them have, since an event without one would never match.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export type PatternOf<Type extends EventType> = ObjectPattern<InCommon<PublishedDetail<Type>>>;

type InCommon<Details> = Pick<Details, keyof Details>;

type ObjectPattern<Members> = {
  readonly [Name in keyof Members]?: PropertyPattern<Members[Name]>;
} & { readonly $or?: NonEmpty<ObjectPattern<Members>> };

type PropertyPattern<Value> = [ObjectIn<Value>] extends [never]
  ? NonEmpty<Matcher<Single<Value>>>
  : ObjectPattern<ObjectIn<Value>>;

type ObjectIn<Value> = Exclude<Single<Value>, string | number | boolean | null>;

type NonEmpty<Value> = readonly [Value, ...Value[]];

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
  | { readonly numeric: readonly ['=' | Above | Below, number] }
  | { readonly numeric: readonly [Above, number, Below, number] }
  | { readonly 'anything-but': OneOrMore<number> };

type Above = '>' | '>=';

type Below = '<' | '<=';

type OneOrMore<Value> = Value | NonEmpty<Value>;
