import { bodyOf, eventHeaderOf, hostileCases, samples } from './case-files.ts';
import { parseBody } from './parse-body.ts';

describe.each(samples.map((sample) => [sample.file, sample] as const))(
  'sample %s',
  (_file, sample) => {
    const expected = sample.expect;
    const parsed = parseBody(bodyOf('samples', sample), eventHeaderOf(sample));
    const event: Readonly<Record<string, unknown>> = 'event' in parsed ? { ...parsed.event } : {};

    it('is an event of its type, by its id', () => {
      expect(parsed).toMatchObject({
        kind: 'known',
        eventType: expected.detailType,
        id: expected.id,
        event: {
          Id: expected.id,
          EventType: expected.detailType,
          EntityType: expected.entityType,
          EntityId: expected.entityId,
          OrganizationId: expected.organizationId,
        },
      });
    });

    it('happened at the time that its text says, read as UTC', () => {
      expect(Date.parse(String(event.Timestamp))).toBe(Date.parse(expected.occurredAtUtcMs));
    });

    it('is flagged for what is unusual in it, and for nothing else', () => {
      const flags = [
        ...(expected.nonTableCasing.length > 0 ? ['casing'] : []),
        ...(expected.documentedPropertiesMissing.length > 0 ? ['missingProperties'] : []),
        ...(expected.unknownProperties.length > 0 ? ['unknownProperties'] : []),
      ];
      expect(parsed).toHaveProperty('flags', flags);
    });

    it('has null for what was not sent and keeps what the catalogue lacks', () => {
      const sent: Record<string, unknown> = JSON.parse(
        new TextDecoder().decode(bodyOf('samples', sample)),
      );
      for (const name of expected.documentedPropertiesMissing) expect(event[name]).toBeNull();
      for (const name of expected.unknownProperties) expect(event[name]).toEqual(sent[name]);
    });
  },
);

/** Those that reach the parser; what the token or the claim decides is tested where it is decided. */
const reachingTheParser = hostileCases.filter(({ expect }) => expect.outcome !== 'rejected');

describe.each(reachingTheParser.map((hostile) => [hostile.file, hostile] as const))(
  'hostile %s',
  (_file, hostile) => {
    const { acceptableOutcomes = [], outcome, reason, flags = [], why } = hostile.expect;

    it(`ends as expected: ${why}`, () => {
      const parsed = parseBody(bodyOf('hostile', hostile), eventHeaderOf(hostile));
      const isPublished = parsed.kind !== 'violation';
      expect([...acceptableOutcomes, outcome === 'duplicate' ? 'published' : outcome]).toContain(
        isPublished ? 'published' : 'quarantined',
      );
      if (!isPublished) expect(parsed.reason).toBe(reason ?? 'invalidPayload');
      if (isPublished) expect(parsed.flags).toEqual(expect.arrayContaining([...flags]));
    });
  },
);

describe('hostile names', () => {
  const hostile = hostileCases.find(({ file }) => file === '094-proto-key.json');

  it('leave every prototype as it was, and __proto__ is not published', () => {
    if (hostile === undefined) throw new Error('The case is missing.');
    const parsed = parseBody(bodyOf('hostile', hostile), eventHeaderOf(hostile));
    expect(parsed).toHaveProperty('kind', 'known');
    expect(JSON.stringify(parsed)).not.toContain('__proto__');
    expect(JSON.stringify(parsed)).not.toContain('isAdmin');
    expect('event' in parsed && Object.getPrototypeOf(parsed.event)).toBe(Object.prototype);
    expect({}).not.toHaveProperty('polluted');
  });
});
