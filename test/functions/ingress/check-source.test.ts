import { makeSourceCheck } from '../../../functions/ingress/check-source.ts';

const isAllowed = makeSourceCheck([
  '192.0.2.1',
  '198.51.100.0/24',
  '2001:db8:1::/48',
  '2001:db8:2::1',
]);

it.each([
  ['192.0.2.1', true],
  ['192.0.2.2', false],
  ['198.51.100.0', true],
  ['198.51.100.255', true],
  ['198.51.101.0', false],
  ['::ffff:198.51.100.9', true],
  ['::ffff:192.0.2.2', false],
  ['2001:db8:1::', true],
  ['2001:DB8:1:FFFF:FFFF:FFFF:FFFF:FFFF', true],
  ['2001:0db8:0001:0000::7', true],
  ['2001:db8:2::1', true],
  ['2001:db8:2::2', false],
  ['', false],
  ['198.51.100', false],
  ['198.51.100.1 ', false],
  ['198.51.100.1:443', false],
  ['0198.51.100.1', false],
  ['localhost', false],
])('the source %j is on the allow list: %p', (source, expected) => {
  expect(isAllowed(source)).toBe(expected);
});

it('lets every source pass where there is no allow list', () => {
  expect(makeSourceCheck(undefined)('203.0.113.5')).toBe(true);
});
