import { normaliseInteger } from '../../lib/catalogue/normalise/integer.ts';
import { validEvent } from './event-factory.ts';
import { flagsOf, outcomeOf, parseBody } from './parse-body.ts';

const one = '"11111111-1111-1111-1111-111111111111"';

describe('names', () => {
  it('match in any case and are published in the spelling of the catalogue', () => {
    const body = validEvent('QueueStatus')
      .replace('"QueueName":"text"', '"QUEUEname":"a"')
      .replace('"Id"', '"iD"');
    expect(outcomeOf(body)).toMatchObject({ QueueName: 'a' });
    expect(outcomeOf(body)).not.toHaveProperty('QUEUEname');
    expect(flagsOf(body, 'QueueStatus')).toEqual(['casing']);
  });

  it('that are exact win over their twins, which stay as unknown properties', () => {
    for (const twins of ['"queuename":"b","QueueName":"a"', '"QueueName":"a","queuename":"b"']) {
      const body = validEvent('QueueStatus').replace('"QueueName":"text"', twins);
      expect(outcomeOf(body)).toMatchObject({ QueueName: 'a', queuename: 'b' });
      expect(flagsOf(body, 'QueueStatus')).toEqual(['casing', 'unknownProperties']);
    }
  });

  it('that are exact win even with null', () => {
    const body = validEvent('QueueStatus').replace(
      '"QueueName":"text"',
      '"queuename":"b","QueueName":null',
    );
    expect(outcomeOf(body)).toMatchObject({ QueueName: null, queuename: 'b' });
  });

  it('of which none is exact: the last wins', () => {
    const body = validEvent('QueueStatus').replace(
      '"QueueName":"text"',
      '"queuename":"a","QUEUENAME":"b"',
    );
    expect(outcomeOf(body)).toMatchObject({ QueueName: 'b', queuename: 'a' });
    expect(outcomeOf(body)).not.toHaveProperty('QUEUENAME');
  });

  it('match in list items, too', () => {
    const users = `[{"ACTIVE":"True","priority":1.0,"UserID":${one},"Team":"x"}]`;
    const body = validEvent('QueueAttachedUsers', { AttachedUsers: users });
    const AttachedUsers = [{ Active: true, Priority: 1, UserId: JSON.parse(one), Team: 'x' }];
    expect(outcomeOf(body)).toMatchObject({ AttachedUsers });
    expect(flagsOf(body, 'QueueAttachedUsers')).toEqual(['casing', 'coerced', 'unknownProperties']);
  });

  it('with a Kelvin sign are not those with a k', () => {
    const body = validEvent('UserStatus').replace('"Talking":true', '"Tal\u212Aing":true');
    expect(parseBody(body)).toMatchObject({ issues: [{ path: 'Talking', kind: 'missing' }] });
  });

  it.each(['metadata'])('that are kept for the bus quarantine: %s', (name) => {
    const body = validEvent('QueueStatus', { [name]: '{}' });
    expect(parseBody(body)).toMatchObject({
      reason: 'reservedName',
      issues: [{ path: name, kind: 'reserved' }],
    });
  });

  it('that only resemble metadata do not', () => {
    const body = validEvent('QueueStatus', { Metadata: '{}', Note: '{"metadata":1}' });
    expect(outcomeOf(body)).toMatchObject({ Metadata: {}, Note: { metadata: 1 } });
  });

  it('such as __proto__ are dropped at any depth, those such as constructor kept', () => {
    const hostile =
      '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"a":[{"__proto__":1,"b":2}]}';
    const body = validEvent('QueueStatus', {
      extra: hostile,
      constructor: '1',
      toString: '"x"',
    }).replace('{', '{"__proto__":{"polluted":true},');
    const event = outcomeOf(body);
    expect(event).toMatchObject({ constructor: 1, toString: 'x' });
    expect(JSON.stringify(event)).toContain(
      '"extra":{"constructor":{"prototype":{"polluted":true}},"a":[{"b":2}]}',
    );
    expect(JSON.stringify(event)).not.toContain('__proto__');
    expect({}).not.toHaveProperty('polluted');
  });
});

it('a code with a Kelvin sign is not the one with a k', () => {
  const values = { name: 'Test', values: [{ value: 1, name: 'Talking' }] };
  const type = { kind: 'integer', size: 'int', values } as const;
  expect(normaliseInteger('TALKING', type, () => {})).toBe(1);
  expect(normaliseInteger('Tal\u212Aing', type, () => {})).toEqual({ refused: 'format' });
});

describe('unknown properties', () => {
  it('come after the documented ones, with their values and the text of their numbers', () => {
    const extra = '{"a":[1.0,-0,1e2,9007199254740993,"\\ud800",null,{"b":3.10}]}';
    const body = validEvent('QueueStatus', { extra, other: '0.10' });
    expect(JSON.stringify(outcomeOf(body))).toMatch(`,"extra":${extra},"other":0.10}`);
    expect(flagsOf(body, 'QueueStatus')).toEqual(['unknownProperties']);
  });
});
