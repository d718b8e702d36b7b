import { type AsyncAPIDocumentInterface, Parser } from '@asyncapi/parser';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { events } from '../../lib/catalogue/index.ts';
import { sampleBusEvent } from '../../lib/catalogue/sample-bus-event.ts';
import { asyncApiDocument } from '../../lib/documentation/asyncapi-document.ts';

const names = [...events.map(({ name }) => name), 'Unknown'];

/** Severities of the parser: 0 error, 1 warning; above that, hints such as that a newer AsyncAPI exists. */
const parse = async (yaml: string) => {
  const { document, diagnostics } = await new Parser().parse(yaml);
  const faults = diagnostics.filter(({ severity }) => severity <= 1);
  return { document, faults: faults.map(({ message, path }) => `${path.join('.')}: ${message}`) };
};

// The parser checks no examples of AsyncAPI 3, and adds keywords of its own to schemas.
const ajv = new Ajv({ strict: false });
formats.default(ajv);

describe('the AsyncAPI document', () => {
  let document: AsyncAPIDocumentInterface | undefined;
  let faults: readonly string[];
  beforeAll(async () => {
    ({ document, faults } = await parse(asyncApiDocument('1.2.3')));
  });

  it("has no errors and no warnings by AsyncAPI's own parser", () => {
    expect(faults).toEqual([]);
    expect(document?.version()).toBe('3.0.0');
  });

  it('describes this version, and what this application sends: every event and the unknown', () => {
    expect(document?.info().version()).toBe('1.2.3');
    const operations = document?.operations().all() ?? [];
    expect(operations.map((operation) => operation.action())).toEqual(names.map(() => 'send'));
    const sent = operations.flatMap((operation) => operation.messages().all());
    expect(sent.map((message) => message.name())).toEqual(names);
  });

  describe.each(events.map(({ name }) => name))('the message %s', (name) => {
    let admits: (event: unknown) => boolean;
    beforeAll(() => {
      admits = ajv.compile(document?.allMessages().get(name)?.payload()?.json() ?? false);
    });
    const sample = sampleBusEvent(name);

    it('has the sample as its example, which its payload admits', () => {
      const [example] = document?.allMessages().get(name)?.examples().all() ?? [];
      expect(example?.payload()).toEqual(sample);
      expect(admits(sample)).toBe(true);
    });

    it.each([
      ['of another source', { source: 'other' }],
      ['of another detail-type', { 'detail-type': 'Other' }],
      ['without a time', { time: undefined }],
      ['whose detail lacks everything', { detail: {} }],
      ['whose detail is of another type', { detail: { ...Object(sample.detail), EventType: 'x' } }],
      ['without metadata', { detail: { ...Object(sample.detail), metadata: undefined } }],
    ])('admits none %s', (_, change) => {
      expect(admits(JSON.parse(JSON.stringify({ ...sample, ...change })))).toBe(false);
    });
  });
});

it("AsyncAPI's parser finds fault with a document that points at nothing", async () => {
  const { faults } = await parse(
    [
      'asyncapi: 3.0.0',
      'info: { title: Broken, version: 1.0.0 }',
      'channels: { events: { messages: { one: { $ref: "#/components/messages/one" } } } }',
    ].join('\n'),
  );
  expect(faults).not.toEqual([]);
});
