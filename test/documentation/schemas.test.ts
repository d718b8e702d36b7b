import { Ajv2020, type AnySchemaObject } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { definitionOf, events, propertiesOf } from '../../lib/catalogue/index.ts';
import { sampleBusEvent } from '../../lib/catalogue/sample-bus-event.ts';
import { metadataMeanings } from '../../lib/documentation/metadata.ts';
import { schemaFiles } from '../../lib/documentation/schema-files.ts';
import { bodyOf, eventHeaderOf, hostileCases, samples } from '../catalogue/case-files.ts';
import { published } from './published.ts';

const names = events.map(({ name }) => name);
const schemas = new Map<string, AnySchemaObject>(
  [...schemaFiles()].map(([file, text]) => [file.replace('.json', ''), JSON.parse(text)]),
);

const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
formats.default(ajv);

/** Where a value violates a schema, and how; nothing if it conforms. */
const faults = (schema: string, value: unknown): string[] => {
  ajv.validate(schemas.get(schema) ?? false, value);
  return (ajv.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
};

const detailOf = (name: (typeof names)[number]): Record<string, unknown> =>
  JSON.parse(JSON.stringify(sampleBusEvent(name).detail));

it('there is one file for each event and one for the unknown, each with an id that stays', () => {
  expect([...schemas.keys()]).toEqual([...names, 'Unknown']);
  expect([...schemas].map(([, { $id }]) => $id)).toEqual(
    [...names, 'Unknown'].map((name) => `urn:enreach-webhooks:detail:${name}`),
  );
});

describe.each(names)('the schema of %s', (name) => {
  const detail = detailOf(name);
  const documented = Object.entries(propertiesOf(definitionOf(name)));

  it('admits the sample', () => {
    expect(faults(name, detail)).toEqual([]);
  });

  it('admits properties that Enreach may add', () => {
    expect(faults(name, { ...detail, SchemaVersion: { Major: 2 } })).toEqual([]);
  });

  it('requires every documented property, and metadata', () => {
    for (const property of [...documented.map(([property]) => property), 'metadata']) {
      const { [property]: _, ...others } = detail;
      expect(faults(name, others)).toEqual([' required']);
    }
  });

  it('admits null for strings and what Enreach marks with ?, and for nothing else', () => {
    const nullable = documented.filter(([property]) => {
      return faults(name, { ...detail, [property]: null }).length === 0;
    });
    expect(nullable).toEqual(
      documented.filter(([, property]) => property.nullable || property.type.kind === 'string'),
    );
  });

  it('refuses a value of another type in any property', () => {
    const admitting = [...documented.map(([property]) => property), 'metadata'].filter(
      (property) => faults(name, { ...detail, [property]: { other: 1.5 } }).length === 0,
    );
    expect(admitting).toEqual([]);
  });

  it('refuses every other event', () => {
    const others = names.filter((other) => other !== name);
    expect(others.filter((other) => faults(name, detailOf(other)).length === 0)).toEqual([]);
  });
});

it.each([
  ['a GUID in upper case', { CallId: 'E48CDEB2-E97B-4211-80F4-61BC0A3BB99B' }, '/CallId pattern'],
  ['a time without zone', { CreationTime: '2026-01-15T08:01:23' }, '/CreationTime pattern'],
  ['an offset', { CreationTime: '2026-01-15T08:01:23+02:00' }, '/CreationTime pattern'],
  ['30 February', { CreationTime: '2026-02-30T08:01:23Z' }, '/CreationTime format'],
  ['a number beyond its range', { TypeId: 32_768 }, '/TypeId maximum'],
  ['a fraction', { LastAttemptTypeId: 1.5 }, '/LastAttemptTypeId type'],
  ['metadata of an unknown type', { metadata: { schema: 'unknown' } }, '/metadata/schema enum'],
  ['a flag that there is not', { metadata: { flags: ['odd'] } }, '/metadata/flags/0 enum'],
  ['a bad list item', { CallbackExtras: [{ Id: 1, Name: 'a' }] }, '/CallbackExtras/0 required'],
])('a schema refuses %s', (_, change, fault) => {
  expect(faults('CallbackChanged', { ...detailOf('CallbackChanged'), ...change })).toContain(fault);
});

describe('what the consumer publishes', () => {
  it.each(samples.map((sample) => [sample.file, sample] as const))(
    'for %s conforms to the schema of its type',
    (_, sample) => {
      const entry = published(bodyOf('samples', sample), eventHeaderOf(sample));
      expect(faults(sample.eventType, JSON.parse(entry?.Detail ?? '{}'))).toEqual([]);
    },
  );

  const hostile = hostileCases.flatMap((one) => {
    const entry = published(bodyOf('hostile', one), eventHeaderOf(one));
    return entry === undefined ? [] : [[one.file, entry] as const];
  });

  it.each(hostile)('for hostile %s conforms, too', (_, { DetailType, Detail }) => {
    const schema = schemas.has(DetailType) ? DetailType : 'Unknown';
    expect(faults(schema, JSON.parse(Detail))).toEqual([]);
  });

  it('for a type that the catalogue lacks conforms to the schema of the unknown', () => {
    const { metadata: _, ...event } = detailOf('QueueCallInArrived');
    const body = JSON.stringify({ ...event, EventType: 'QueueCallParked', ParkedBy: 'x' });
    const entry = published(body, 'QueueCallParked');
    const detail = JSON.parse(entry?.Detail ?? '{}');
    expect(detail).toMatchObject({ ParkedBy: 'x', metadata: { schema: 'unknown' } });
    expect(faults('Unknown', detail)).toEqual([]);
    expect(faults('QueueCallInArrived', detail)).not.toEqual([]);
  });

  it('has the metadata that is documented, and no more', () => {
    const { metadata: _, ...event } = detailOf('QueueStatus');
    const { metadata } = JSON.parse(published(JSON.stringify(event), undefined)?.Detail ?? '{}');
    expect(Object.keys(metadata)).toEqual(Object.keys(metadataMeanings));
  });
});
