/** Pseudo-random numbers that follow from a seed alone. */
export interface Random {
  /** From 0 to below 1. */
  readonly next: () => number;
  /** A whole number from 0 to below `end`. */
  readonly below: (end: number) => number;
  /** A whole number from `from` to `to`, both included. */
  readonly between: (from: number, to: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <Item>(items: readonly [Item, ...Item[]]) => Item;
  /** `digits` hexadecimal digits. */
  readonly hex: (digits: number) => string;
}

/** FNV-1a, 32 bits: four different words from one text. */
const wordOf = (text: string, salt: number): number => {
  let hash = (0x811c9dc5 ^ salt) >>> 0;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return hash;
};

/**
 * The generator sfc32, seeded by a number and the name of what it is for: one purpose's draws do not shift another's.
 *
 * @see https://pracrand.sourceforge.net/RNG_engines.txt
 */
export const makeRandom = (seed: number, purpose: string): Random => {
  const text = `${seed} ${purpose}`;
  let [a, b, c, counter] = [wordOf(text, 1), wordOf(text, 2), wordOf(text, 3), 1];
  const word = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  };
  for (let round = 0; round < 12; round++) word();

  const next = () => word() / 0x1_0000_0000;
  const below = (end: number) => Math.floor(next() * end);
  return {
    next,
    below,
    between: (from, to) => from + below(to - from + 1),
    chance: (probability) => next() < probability,
    pick: (items) => items[below(items.length)] ?? items[0],
    hex: (digits) => {
      let text = '';
      while (text.length < digits) text += word().toString(16).padStart(8, '0');
      return text.slice(0, digits);
    },
  };
};
