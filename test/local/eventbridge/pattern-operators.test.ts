import fc from 'fast-check';
import {
  compilePattern,
  type JsonObject,
  matchesPattern,
} from '../../../lib/local/eventbridge/pattern/match-pattern.ts';

/** Whether a field of this value satisfies the one entry. */
const fits = (entry: unknown, value: JsonObject[string]): boolean =>
  matchesPattern(compilePattern({ field: [entry] }), { field: value });

describe('an operator', () => {
  it.each([
    ['a string matches itself', 'running', 'running', true],
    ['a string matches one of several values', 'a', ['b', ['a']], true],
    ['a string is not a number', '5', 5, false],
    ['numbers match by value', 100, 1e2, true],
    ['a number counts to six decimals', 0.1234567, 0.1234568, true],
    ['a number beyond five billion matches itself', 123456789012, 123456789012, true],
    ['null matches null', null, null, true],
    ['null is not the string null', null, 'null', false],
    ['an address matches in any spelling', '::1', '0:0:0:0:0:0:0:1', true],
    ['exactly matches an address as it is spelt', { exactly: '::1' }, '0:0:0:0:0:0:0:1', false],
    ['prefix matches the start', { prefix: 'eu-' }, 'eu-west-1', true],
    ['prefix minds case', { prefix: 'EU-' }, 'eu-west-1', false],
    ['an empty prefix matches any string', { prefix: '' }, '', true],
    ['an empty prefix matches no number', { prefix: '' }, 1, false],
    ['prefix may ignore case', { prefix: { 'equals-ignore-case': 'EU-' } }, 'eu-west-1', true],
    ['suffix matches the end', { suffix: '.png' }, 'a.png', true],
    ['suffix may ignore case', { suffix: { 'equals-ignore-case': '.PNG' } }, 'a.png', true],
    ['equals-ignore-case ignores case', { 'equals-ignore-case': 'É' }, 'é', true],
    ['equals-ignore-case takes the whole', { 'equals-ignore-case': 'a' }, 'ab', false],
    ['equals-ignore-case follows ß to SS', { 'equals-ignore-case': 'ß' }, 'SS', true],
    ['equals-ignore-case does not lead SS to ß', { 'equals-ignore-case': 'SS' }, 'ß', false],
    ['wildcard matches any run, newlines too', { wildcard: 'a*c' }, 'a\n\nc', true],
    ['wildcard does not use a character twice', { wildcard: 'ab*ba' }, 'aba', false],
    ['wildcard can mean an asterisk', { wildcard: 'a\\*c' }, 'abc', false],
    ['wildcard can mean a backslash', { wildcard: '\\\\*' }, '\\x', true],
    ['wildcard matches strings only', { wildcard: '*' }, 5, false],
    ['anything-but excludes a value', { 'anything-but': 'a' }, 'a', false],
    ['anything-but accepts other types', { 'anything-but': 'a' }, null, true],
    ['anything-but is met by another value', { 'anything-but': ['a', 'b'] }, ['a', 'c'], true],
    ['anything-but excludes numbers by value', { 'anything-but': [1, 2] }, 2.0, false],
    ['anything-but numbers accepts strings', { 'anything-but': [1, 2] }, '2', true],
    ['anything-but prefix', { 'anything-but': { prefix: ['a', 'b'] } }, 'bc', false],
    ['anything-but suffix', { 'anything-but': { suffix: '.png' } }, 'a.jpg', true],
    ['anything-but ignoring case', { 'anything-but': { 'equals-ignore-case': 'A' } }, 'a', false],
    ['anything-but wildcard', { 'anything-but': { wildcard: '*/lib/*' } }, 'a/lib/b', false],
    ['numeric compares with one bound', { numeric: ['<', 10] }, 10, false],
    ['numeric compares with two bounds', { numeric: ['>', 0, '<=', 5] }, 5, true],
    ['numeric equals', { numeric: ['=', 3.018e2] }, 301.8, true],
    ['numeric does not read strings', { numeric: ['=', 5] }, '5', false],
    ['numeric ends at five billion', { numeric: ['>', 0] }, 5e9 + 1, false],
    ['cidr takes the first address', { cidr: '10.0.0.9/24' }, '10.0.0.0', true],
    ['cidr takes the last address', { cidr: '10.0.0.9/24' }, '10.0.0.255', true],
    ['cidr stops after it', { cidr: '10.0.0.9/24' }, '10.0.1.0', false],
    ['cidr reads IPv6', { cidr: '2001:db8::/32' }, '2001:DB8:0:1::', true],
    ['cidr reads mapped IPv4', { cidr: '10.0.0.0/8' }, '::ffff:a01:203', true],
    ['cidr takes no other text', { cidr: '::/0' }, 'deadbeef', false],
    ['cidr takes bare numbers for digits', { cidr: '::/0' }, 5, true],
    ['exists takes null for a value', { exists: true }, null, true],
    ['exists sees no object', { exists: true }, { leaf: 1 }, false],
    ['exists sees no empty array', { exists: false }, [], true],
  ])('%s', (_, entry, value, expected) => {
    expect(fits(entry, value)).toBe(expected);
  });

  it('wildcard agrees with the regular expression that it abbreviates', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 });
    fc.assert(
      fc.property(letters, letters, (sketch, value) => {
        const wildcard = sketch.replace(/\*+/g, '*');
        const expression = new RegExp(`^${wildcard.replaceAll('*', '.*')}$`);
        expect(fits({ wildcard }, value)).toBe(expression.test(value));
      }),
    );
  });
});
