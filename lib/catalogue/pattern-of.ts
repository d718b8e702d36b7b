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
} & { readonly $or?: TwoOrMore<ObjectPattern<Members>> };

type PropertyPattern<Value> = [ObjectIn<Value>] extends [never]
  ? NonEmpty<Matcher<Single<Value>>>
  : ObjectPattern<ObjectIn<Value>>;

type ObjectIn<Value> = Exclude<Single<Value>, string | number | boolean | null>;

type NonEmpty<Value> = readonly [Value, ...Value[]];

type TwoOrMore<Value> = readonly [Value, Value, ...Value[]];

/** A pattern looks into lists: it matches if any item does. */
type Single<Value> = Value extends readonly (infer Item)[] ? Item : Value;

type Matcher<Value> =
  | Value
  | OneOf<AnyOperators, OperatorName>
  | (Value extends string ? OneOf<TextOperators, OperatorName> : never)
  | (Value extends number ? OneOf<NumberOperators, OperatorName> : never);

type OperatorName = keyof AnyOperators | keyof TextOperators | keyof NumberOperators;

/** An object with one of `Members` and none of the other `Names`: EventBridge refuses two operators in one object. */
type OneOf<Members, Names extends PropertyKey> = {
  [Name in keyof Members]: { readonly [Only in Name]: Members[Only] } & {
    readonly [Other in Exclude<Names, Name>]?: never;
  };
}[keyof Members];

interface AnyOperators {
  exists: boolean;
}

interface TextOperators extends IgnoringCase {
  prefix: string | IgnoringCase;
  suffix: string | IgnoringCase;
  wildcard: string;
  cidr: string;
  'anything-but': OneOrMore<string> | OneOf<Excluded, keyof Excluded>;
}

interface IgnoringCase {
  readonly 'equals-ignore-case': string;
}

interface Excluded {
  'equals-ignore-case': OneOrMore<string>;
  prefix: OneOrMore<string>;
  suffix: OneOrMore<string>;
  wildcard: OneOrMore<string>;
}

interface NumberOperators {
  numeric: readonly ['=' | Above | Below, number] | readonly [Above, number, Below, number];
  'anything-but': OneOrMore<number>;
}

type Above = '>' | '>=';

type Below = '<' | '<=';

type OneOrMore<Value> = Value | NonEmpty<Value>;
