import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import * as v from 'valibot';
import { events, type JsonObject } from '../../lib/catalogue/index.ts';
import { sampleBusEvent } from '../../lib/catalogue/sample-bus-event.ts';
import { synthesized } from './synthesized.ts';

const contentSchema = v.looseObject({
  openapi: v.string(),
  info: v.object({ version: v.string(), title: v.string() }),
  paths: v.strictObject({}),
  components: v.object({ schemas: v.record(v.string(), v.record(v.string(), v.unknown())) }),
});

const stack = synthesized();
const schemas = stack.ofType('AWS::EventSchemas::Schema').map(({ properties, dependsOn }) => ({
  ...properties,
  dependsOn,
  name: `${properties.SchemaName}`,
  content: v.parse(contentSchema, JSON.parse(`${properties.Content}`)),
}));
const contentOf = (eventType: string) => {
  const found = schemas.find(({ name }) => name === `enreach.webhooks@${eventType}`);
  if (!found) throw new Error(`no schema of ${eventType}`);
  return found.content;
};

describe('the schema registry', () => {
  it('has a schema of every event type, by the name that EventBridge would give it', () => {
    expect(schemas.map(({ name }) => name)).toEqual(
      events.map(({ name }) => `enreach.webhooks@${name}`),
    );
    // What a registry takes.
    expect(schemas.length).toBeLessThanOrEqual(100);
  });

  it('holds its schemas, which come after it, in a form that has code bindings', () => {
    const [registry, ...others] = stack.ofType('AWS::EventSchemas::Registry');
    expect(others).toEqual([]);
    const registryName = registry?.properties.RegistryName;
    expect(registryName).toMatch(/^[\w.-]{1,64}$/);
    for (const schema of schemas)
      expect(schema).toMatchObject({
        RegistryName: registryName,
        Type: 'OpenApi3',
        dependsOn: [registry?.name],
      });
    expect(stack.outputs.SchemaRegistryName).toBe(registryName);
  });

  it('leaves the template far below the megabyte that CloudFormation takes', () => {
    expect(JSON.stringify(stack.resources).length).toBeLessThan(500_000);
  });

  it('is left out when asked', () => {
    const { resources, outputs } = synthesized({ schemaRegistry: false });
    expect(resources.filter(({ type }) => type.startsWith('AWS::EventSchemas::'))).toEqual([]);
    expect(outputs).not.toHaveProperty('SchemaRegistryName');
  });
});

describe.each(events.map(({ name }) => name))('the schema of %s', (name) => {
  const content = contentOf(name);

  it('names source and detail-type where code bindings look for them', () => {
    expect(content).toMatchObject({
      openapi: '3.0.0',
      info: { title: name },
      components: {
        schemas: {
          AWSEvent: {
            'x-amazon-events-detail-type': name,
            'x-amazon-events-source': 'enreach.webhooks',
            properties: { detail: { $ref: `#/components/schemas/${name}` } },
          },
        },
      },
    });
  });

  it('has what it refers to', () => {
    const references = [...JSON.stringify(content).matchAll(/"\$ref":"([^"]+)"/g)].map(
      ([, reference = '']) => reference.replace('#/components/schemas/', ''),
    );
    expect(references).toContain('Metadata');
    expect(Object.keys(content.components.schemas)).toEqual(expect.arrayContaining(references));
  });

  it('admits the sample of its type, and not without its Id', () => {
    const ajv = new Ajv({ strict: false });
    formats.default(ajv);
    const validate = ajv.compile({ ...content, $ref: '#/components/schemas/AWSEvent' });
    const event: JsonObject = sampleBusEvent(name);
    const { Id: _, ...detail } = sampleBusEvent(name).detail;
    expect(validate(event)).toBe(true);
    expect(validate({ ...event, detail })).toBe(false);
  });
});
