/** Pseudo-random values that follow from a seed alone. */
export interface Random {
  /** From 0 to below 1. */
  readonly next: () => number;
  /** A whole number from `from` to `to`, both included. */
  readonly between: (from: number, to: number) => number;
  /** Milliseconds, from so many seconds to so many. */
  readonly secondsBetween: (from: number, to: number) => number;
  readonly chance: (probability: number) => boolean;
  /** `undefined` of no items. */
  readonly pick: <Item>(items: readonly Item[]) => Item | undefined;
  readonly shuffled: <Item>(items: readonly Item[]) => Item[];
  /** `count` hexadecimal digits. */
  readonly hex: (count: number) => string;
  /** `count` decimal digits. */
  readonly digits: (count: number) => string;
  /** Of version 4. */
  readonly guid: () => string;
}

/**
 * The generator sfc32, seeded by a text: two purposes have two texts, so the draws of one shift nothing in another.
 *
 * @see https://pracrand.sourceforge.net/RNG_engines.txt
 */
export function createRandom(seed: string): Random {
  const word = createWords(seed);
  const next = () => word() / 0x1_0000_0000;
  const between = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  const pick = <Item>(items: readonly Item[]) => items[between(0, items.length - 1)];
  const hex = (count: number) => {
    let text = '';
    while (text.length < count) text += word().toString(16).padStart(8, '0');
    return text.slice(0, count);
  };
  return {
    next,
    between,
    secondsBetween: (from, to) => between(from * 1000, to * 1000),
    chance: (probability) => next() < probability,
    pick,
    shuffled: (items) =>
      items
        .map((item) => ({ item, order: next() }))
        .sort((one, other) => one.order - other.order)
        .map(({ item }) => item),
    hex,
    digits: (count) => String(between(0, 10 ** count - 1)).padStart(count, '0'),
    guid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${between(8, 11).toString(16)}${hex(3)}-${hex(12)}`,
  };
}

function createWords(seed: string): () => number {
  let [a, b, c, counter] = [hash(seed, 1), hash(seed, 2), hash(seed, 3), 1];
  const word = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  };
  // As its author does: until then the first words of two seeds resemble each other.
  for (let round = 0; round < 12; round += 1) word();
  return word;
}

/** FNV-1a, 32 bits. */
function hash(text: string, salt: number): number {
  let hashed = (0x811c9dc5 ^ salt) >>> 0;
  for (const character of text) {
    hashed = Math.imul(hashed ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hashed;
}
