import * as v from 'valibot';
import { events, sample, schemaOf } from '../../lib/catalogue/index.ts';
import { eventFacts, facts, type PropertyFact } from './specification-facts.ts';

/** By the specification's type: what must satisfy the schema of the published event, and what must not. */
const examples: Readonly<Record<string, { good: readonly unknown[]; bad: readonly unknown[] }>> = {
  Guid: {
    good: ['5f0c1d2e-3b4a-4c5d-8e6f-708192a3b4c5', '00000000-0000-0000-0000-000000000000'],
    bad: ['5F0C1D2E-3B4A-4C5D-8E6F-708192A3B4C5', '5f0c1d2e3b4a4c5d8e6f708192a3b4c5', '', 5],
  },
  DateTime: {
    good: ['2018-01-01T08:01:23Z', '2018-01-01T08:01:23.1234567Z', '9999-12-31T23:59:59.9999999Z'],
    bad: ['2018-01-01T08:01:23', '2018-01-01T08:01:23+02:00', '2018-01-01', '', 1_514_793_683],
  },
  bool: { good: [true, false], bad: ['true', 1] },
  short: { good: [0, -32_768, 32_767], bad: [-32_769, 32_768, 1.5, '5', true] },
  int: { good: [0, -2_147_483_648, 2_147_483_647], bad: [-2_147_483_649, 2_147_483_648, 1.5, '5'] },
  long: { good: [0, 2 ** 53, -(2 ** 53)], bad: [2 ** 54, -(2 ** 54), 1.5, '5'] },
  string: { good: ['', 'text', null], bad: [5, true, {}] },
  RootEntityType: { good: ['Organization', 'New'], bad: [5] },
  EntityType: { good: ['Queue', 'New'], bad: [5] },
  SupervisionState: { good: ['Listening'], bad: [5] },
  List: { good: [[]], bad: [{}, [null], [{}], ['text']] },
};

describe.each(events.map(({ name }) => [name, schemaOf(name)] as const))(
  'the schema of %s',
  (name, schema) => {
    const fact = eventFacts.find((event) => event.name === name);
    const rows = [...facts.commonProperties, ...(fact?.properties ?? [])].filter(
      (row) => row.name !== 'EventType',
    );
    const valid: Readonly<Record<string, unknown>> = sample(name);

    it('admits and refuses values by the type of the specification, null where the policy has it', () => {
      const wrong = rows.flatMap((row) => {
        const { good, bad } = examplesOf(row);
        return [
          ...good.filter((value) => !v.is(schema, { ...valid, [row.name]: value })),
          ...bad.filter((value) => v.is(schema, { ...valid, [row.name]: value })),
        ].map((value) => [row.name, value]);
      });
      expect(wrong).toEqual([]);
    });

    it('requires every documented property', () => {
      const optional = rows.filter((row) => v.is(schema, { ...valid, [row.name]: undefined }));
      expect(optional).toEqual([]);
    });

    it('is of this type alone, and lets unknown properties and metadata through', () => {
      expect(v.is(schema, { ...valid, EventType: 'Another' })).toBe(false);
      const detail = { ...valid, extra: 1, metadata: { endpoint: 'default' } };
      expect(v.parse(schema, detail)).toEqual(detail);
    });

    it('is built once', () => {
      expect(schemaOf(name)).toBe(schema);
    });
  },
);

function examplesOf({ name, type }: PropertyFact): {
  good: readonly unknown[];
  bad: readonly unknown[];
} {
  const base = type.replace(/\?|<.*>/g, '').replace('String', 'string');
  const { good, bad } = examples[base] ?? { good: [], bad: [] };
  const isStringOrList = name === 'Target';
  if (base === 'string') {
    const lists = [[], ['a', 'b']];
    return isStringOrList
      ? { good: [...good, ...lists], bad: [...bad, [5]] }
      : { good, bad: [...bad, ...lists] };
  }
  return type.endsWith('?') ? { good: [...good, null], bad } : { good, bad: [...bad, null] };
}
