import { foldCase } from '../fold-case.ts';
import type { JsonObject } from '../json/json-value.ts';
import type { Properties, Property } from '../property.ts';
import type { RaiseFlag } from './refusal.ts';

/** The documented names of an object, and the way to them from any case. */
export interface DocumentedNames {
  readonly entries: readonly (readonly [name: string, property: Property])[];
  readonly exact: ReadonlySet<string>;
  readonly byFoldedName: ReadonlyMap<string, string>;
}

export interface MatchedNames {
  /** Documented name → name as sent, where they differ. */
  readonly variants: ReadonlyMap<string, string>;
  readonly unknown: readonly string[];
}

export function documentedNames(properties: Properties): DocumentedNames {
  const names = Object.keys(properties);
  return {
    entries: Object.entries(properties),
    exact: new Set(names),
    byFoldedName: new Map(names.map((name) => [foldCase(name), name])),
  };
}

/**
 * Finds the documented properties whatever their case, flagged as `casing`. The exact name wins over its twins, and
 * of several others the last, as with duplicate names. A twin that loses may carry another value, so it is not
 * dropped: it stays as an unknown property, under its own name.
 */
export function matchNames(
  sent: JsonObject,
  { exact, byFoldedName }: DocumentedNames,
  raise: RaiseFlag,
): MatchedNames {
  const variants = new Map<string, string>();
  const unknown: string[] = [];
  for (const name of Object.keys(sent)) {
    if (exact.has(name)) continue;
    const documented = byFoldedName.get(foldCase(name));
    if (documented === undefined) {
      unknown.push(name);
      continue;
    }
    raise('casing');
    const loser = Object.hasOwn(sent, documented) ? name : variants.get(documented);
    if (loser !== undefined) unknown.push(loser);
    if (loser !== name) variants.set(documented, name);
  }
  return { variants, unknown };
}

/** The value of one documented property, by the same rules as `matchNames`. */
export function memberIgnoringCase(sent: JsonObject, name: string): JsonObject[string] | undefined {
  if (Object.hasOwn(sent, name)) return sent[name];
  const variant = Object.keys(sent).findLast((key) => foldCase(key) === foldCase(name));
  return variant === undefined ? undefined : sent[variant];
}
