import { parseEvent, sample } from '../../lib/catalogue/index.ts';
import { validEvent } from './event-factory.ts';
import { parseBody } from './parse-body.ts';

it.each([null, undefined, 5, 'text', [], [{}], JSON.rawJSON('1.0')])(
  'refuses %j, which is no object',
  (value) => {
    expect(parseEvent(value)).toEqual({
      kind: 'violation',
      reason: 'notAnObject',
      issues: [],
      issueCount: 0,
    });
  },
);

it('reads an object of any origin', () => {
  const event: unknown = sample('QueueStatus');
  expect(parseEvent(event, { eventHeader: 'QueueStatus' })).toMatchObject({ event, flags: [] });
});

it('keeps the first hundred issues and counts them all', () => {
  const items = `[${Array.from({ length: 50 }, () => '{}').join(',')}]`;
  const parsed = parseBody(validEvent('QueueAttachedUsers', { AttachedUsers: items }));
  expect(parsed).toMatchObject({ reason: 'invalidPayload', issueCount: 150 });
  expect('issues' in parsed && parsed.issues.map(({ path }) => path)).toHaveLength(100);
  expect('issues' in parsed && parsed.issues.at(-1)?.path).toBe('AttachedUsers.33.Active');
});

it('tells every bad item of a list of strings', () => {
  const body = validEvent('UserCallInUserOverflow', { Target: '["a",null,true,5,{}]' });
  expect(parseBody(body)).toMatchObject({
    issueCount: 3,
    issues: [
      { path: 'Target.1', kind: 'missing', expected: 'string' },
      { path: 'Target.2', kind: 'type', expected: 'string' },
      { path: 'Target.4', kind: 'type', expected: 'string' },
    ],
  });
});

it('gives the flags in the order of the alphabet, those that were raised before among them', () => {
  const event = { ...sample('QueueStatus'), OpenStatus: 'open' };
  const parsed = parseEvent(event, { flags: ['invalidUtf8', 'bom'] });
  expect(parsed).toMatchObject({ flags: ['bom', 'coerced', 'eventHeaderMissing', 'invalidUtf8'] });
});
