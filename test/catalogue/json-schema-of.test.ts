import { events, jsonSchemaOf, openApiComponentsOf } from '../../lib/catalogue/index.ts';

describe.each(events.map(({ name }) => name))('the JSON Schema of %s', (name) => {
  const schema = jsonSchemaOf(name);
  const components = openApiComponentsOf(name);

  it('points only at what it contains', () => {
    expect(danglingRefs(schema, '#/$defs/', Object.keys(schema.$defs ?? {}))).toEqual([]);
    expect(danglingRefs(components, '#/components/schemas/', Object.keys(components))).toEqual([]);
  });

  it('names the dialect, and as a component leaves out what OpenAPI 3.0 lacks', () => {
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: name,
    });
    expect(JSON.stringify(components)).not.toMatch(/"\$defs"|"\$schema"|"null"|"examples"|"const"/);
  });
});

it('says null, ranges, formats, lists and documented values as JSON Schema does', () => {
  expect(jsonSchemaOf('CallbackChanged')).toMatchObject({
    type: 'object',
    required: expect.arrayContaining(['Id', 'EventType', 'CallId', 'Note']),
    properties: {
      EventType: { type: 'string', enum: ['CallbackChanged'] },
      Timestamp: { type: 'string', format: 'date-time' },
      OrganizationId: { type: 'string', format: 'uuid' },
      CallId: { type: ['string', 'null'], format: 'uuid' },
      Note: { type: ['string', 'null'] },
      LastAttemptTypeId: { type: ['integer', 'null'], minimum: -(2 ** 31), maximum: 2 ** 31 - 1 },
      TypeId: {
        type: 'integer',
        description: expect.stringContaining('- `2` – A call overflowed.'),
      },
      CallbackExtras: { type: 'array', items: { $ref: '#/$defs/CallbackExtra' } },
    },
    $defs: {
      CallbackExtra: {
        properties: { Id: { type: 'integer' }, Name: { type: ['string', 'null'] } },
      },
    },
  });
});

it('says them as OpenAPI 3.0 does', () => {
  expect(openApiComponentsOf('CallbackChanged')).toMatchObject({
    CallbackChanged: {
      properties: {
        CallId: { type: 'string', format: 'uuid', nullable: true },
        CallbackExtras: { items: { $ref: '#/components/schemas/CallbackExtra' } },
      },
    },
    CallbackExtra: { properties: { Name: { type: 'string', nullable: true } } },
  });
});

it('admits a string, a list of strings and null for a target', () => {
  expect(jsonSchemaOf('UserCallInUserOverflow')).toMatchObject({
    properties: {
      Target: {
        anyOf: [
          { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
          { type: 'null' },
        ],
      },
    },
  });
});

function danglingRefs(schema: object, prefix: string, names: readonly string[]): string[] {
  const refs = [...JSON.stringify(schema).matchAll(/"\$ref":"([^"]*)"/g)].map(
    ([, ref = '']) => ref,
  );
  return refs.filter((ref) => !names.some((name) => ref === `${prefix}${name}`));
}
