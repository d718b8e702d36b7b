import type { PropertyFact } from './specification-facts.ts';

/** What a JSON text in the place of a value must become: a published value with a flag, or an issue of a kind. */
export type Expectation =
  | { readonly becomes: unknown; readonly flag?: string }
  | {
      readonly refused: 'missing' | 'type' | 'format' | 'range' | 'precision';
      /** Which item of a list of strings is to blame. */
      readonly item?: number;
    };

export type NearMisses = readonly (readonly [text: string | undefined, expectation: Expectation])[];

const refusedAs = (refused: 'missing' | 'type' | 'format' | 'range' | 'precision') => ({ refused });
const absent = undefined;

const guid = '5f0c1d2e-3b4a-4c5d-8e6f-708192a3b4c5';

const guidNearMisses: NearMisses = [
  [`"${guid.toUpperCase()}"`, { becomes: guid, flag: 'idNormalised' }],
  [`"{${guid}}"`, { becomes: guid, flag: 'idNormalised' }],
  [`"${guid.replaceAll('-', '')}"`, { becomes: guid, flag: 'idNormalised' }],
  ['"00000000-0000-0000-0000-000000000000"', { becomes: '00000000-0000-0000-0000-000000000000' }],
  [`"${guid.slice(1)}"`, refusedAs('format')],
  [`"${guid.replace('c', 'g')}"`, refusedAs('format')],
  ['""', refusedAs('format')],
  ['5', refusedAs('type')],
  ['true', refusedAs('type')],
  ['[]', refusedAs('type')],
  ['{}', refusedAs('type')],
];

const dateTimeNearMisses: NearMisses = [
  ['"2024-11-08T06:15:11"', { becomes: '2024-11-08T06:15:11Z' }],
  ['"2024-11-08 06:15:11.1234567"', { becomes: '2024-11-08T06:15:11.1234567Z' }],
  ['"2024-11-08T01:15:11.50+02:00"', { becomes: '2024-11-07T23:15:11.50Z' }],
  ['"/Date(1731046511000)/"', { becomes: '2024-11-08T06:15:11.000Z', flag: 'coerced' }],
  ['"2024-11-08"', refusedAs('format')],
  ['"2024-02-30T06:15:11"', refusedAs('format')],
  ['""', refusedAs('format')],
  ['"tomorrow"', refusedAs('format')],
  ['1731046511000', refusedAs('type')],
  ['{}', refusedAs('type')],
];

const boolNearMisses: NearMisses = [
  ['"TRUE"', { becomes: true, flag: 'coerced' }],
  ['"false"', { becomes: false, flag: 'coerced' }],
  ['1', refusedAs('type')],
  ['0', refusedAs('type')],
  ['"1"', refusedAs('format')],
  ['"yes"', refusedAs('format')],
  ['""', refusedAs('format')],
  ['[]', refusedAs('type')],
];

const stringNearMisses: NearMisses = [
  ['""', { becomes: '' }],
  ['null', { becomes: null }],
  [absent, { becomes: null, flag: 'missingProperties' }],
  ['5', { becomes: '5', flag: 'coerced' }],
  ['1.50', { becomes: '1.50', flag: 'coerced' }],
  ['358501231234567890123', { becomes: '358501231234567890123', flag: 'coerced' }],
  ['true', refusedAs('type')],
  ['{}', refusedAs('type')],
];

const enumerationNearMisses: NearMisses = [
  ['"SomethingNew"', { becomes: 'SomethingNew' }],
  ['7', { becomes: '7', flag: 'coerced' }],
  ['null', refusedAs('missing')],
  [absent, refusedAs('missing')],
  ['{}', refusedAs('type')],
];

const listNearMisses: NearMisses = [
  ['null', { becomes: [], flag: 'missingProperties' }],
  [absent, { becomes: [], flag: 'missingProperties' }],
  ['[]', { becomes: [] }],
  ['{}', refusedAs('type')],
  ['"text"', refusedAs('type')],
];

const orListNearMisses: NearMisses = [
  ['["a","b"]', { becomes: ['a', 'b'] }],
  ['[]', { becomes: [] }],
  ['["a",5]', { becomes: ['a', '5'], flag: 'coerced' }],
  ['["a",null]', { refused: 'missing', item: 1 }],
  ['[["a"]]', { refused: 'type', item: 0 }],
];

const noListNearMisses: NearMisses = [
  ['[]', refusedAs('type')],
  ['["a"]', refusedAs('type')],
];

const nullableNearMisses: NearMisses = [
  ['null', { becomes: null }],
  [absent, { becomes: null, flag: 'missingProperties' }],
];

const requiredNearMisses: NearMisses = [
  ['null', refusedAs('missing')],
  [absent, refusedAs('missing')],
];

function integerNearMisses([min, max]: readonly [string, string], isLong: boolean): NearMisses {
  const beyond = refusedAs(isLong ? 'precision' : 'range');
  const [low, high] = [BigInt(min), BigInt(max)];
  return [
    ['"5"', { becomes: 5, flag: 'coerced' }],
    ['5.0', { becomes: 5, flag: 'coerced' }],
    ['1e2', { becomes: 100, flag: 'coerced' }],
    ['-0', { becomes: 0, flag: 'coerced' }],
    isLong ? ['9007199254740992', { becomes: 2 ** 53 }] : [max, { becomes: Number(max) }],
    isLong ? ['-9007199254740992', { becomes: -(2 ** 53) }] : [min, { becomes: Number(min) }],
    ['9007199254740993', refusedAs('precision')],
    ['9007199254740994', refusedAs('precision')],
    ['"9007199254740993"', refusedAs('precision')],
    [String(high + 1n), beyond],
    [String(low - 1n), beyond],
    ['5.5', refusedAs('format')],
    ['1e-1', refusedAs('format')],
    ['5.00000000000000000001', refusedAs('format')],
    ['1e400', refusedAs('precision')],
    ['""', refusedAs('format')],
    ['" "', refusedAs('format')],
    ['"many"', refusedAs('format')],
    ['"0x5"', refusedAs('format')],
    ['true', refusedAs('type')],
    ['[]', refusedAs('type')],
    ['[5]', refusedAs('type')],
    ['{}', refusedAs('type')],
  ];
}

const byType: Readonly<Record<string, NearMisses>> = {
  Guid: guidNearMisses,
  DateTime: dateTimeNearMisses,
  bool: boolNearMisses,
  string: stringNearMisses,
  RootEntityType: enumerationNearMisses,
  EntityType: enumerationNearMisses,
  SupervisionState: enumerationNearMisses,
};

/** What may come in the place of a property, by its type in the specification. */
export function nearMissesOf({ name, type, itemType, integerRange }: PropertyFact): NearMisses {
  if (itemType !== undefined) return listNearMisses;
  const base = type.replace('?', '').replace('String', 'string');
  const own = integerRange
    ? integerNearMisses(integerRange, base === 'long')
    : (byType[base] ?? []);
  if (base === 'string')
    return [...own, ...(isStringOrList(name) ? orListNearMisses : noListNearMisses)];
  if (own === enumerationNearMisses) return own;
  return [...own, ...(type.endsWith('?') ? nullableNearMisses : requiredNearMisses)];
}

/** "Transfer target. Guid or phone number, or list of targets." */
export function isStringOrList(name: string): boolean {
  return name === 'Target';
}
