import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface PropertyFact {
  readonly name: string;
  /** As the specification writes it: `Guid?`, `List<QueueAttachedUser>`. */
  readonly type: string;
  readonly nullable?: boolean;
  readonly integerRange?: readonly [min: string, max: string];
  readonly itemType?: string;
  readonly documentedValues?: readonly { value: string | number; name?: string }[];
  /** The values are introduced by "e.g.". */
  readonly examplesOnly?: boolean;
}

export interface TypeFact {
  readonly kind: 'event' | 'misc';
  readonly name: string;
  readonly section: string;
  readonly properties: readonly PropertyFact[];
}

interface Facts {
  readonly rootEntityTypes: readonly string[];
  readonly entityTypes: readonly string[];
  readonly commonProperties: readonly PropertyFact[];
  readonly types: readonly TypeFact[];
}

/** What the specification says, taken from it and not from our definitions. */
export const facts: Facts = JSON.parse(
  readFileSync(join(import.meta.dirname, '../fixtures/catalogue.json'), 'utf8'),
);

export const eventFacts = facts.types.filter(({ kind }) => kind === 'event');

export function itemFact(name: string | undefined): TypeFact {
  const fact = facts.types.find((type) => type.kind === 'misc' && type.name === name);
  if (fact === undefined) throw new Error(`No helper type ${name} in the specification.`);
  return fact;
}
