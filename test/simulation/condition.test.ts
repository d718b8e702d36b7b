import { meetsCondition } from './aws/condition.ts';

const names = { '#state': 'State' };
const values = {
  ':claimed': { S: 'claimed' },
  ':now': { N: '1000' },
  ':text': { S: '1000' },
};
const claimed = { Id: { S: 'x' }, State: { S: 'claimed' }, LeaseUntilMs: { N: '999' } };
const leased = { ...claimed, LeaseUntilMs: { N: '1000' } };

it.each([
  ['attribute_not_exists(Id)', undefined, true],
  ['attribute_not_exists(Id)', claimed, false],
  ['attribute_exists(Id)', claimed, true],
  ['#state = :claimed', claimed, true],
  ['#state = :claimed', undefined, false],
  ['LeaseUntilMs < :now', claimed, true],
  ['LeaseUntilMs < :now', leased, false],
  ['LeaseUntilMs < :now', undefined, false],
  ['LeaseUntilMs <= :now', leased, true],
  // Numbers compare as numbers, and never with text.
  ['LeaseUntilMs < :text', claimed, false],
  ['#state = :claimed AND LeaseUntilMs < :now', leased, false],
  ['attribute_not_exists(Id) OR #state = :claimed AND LeaseUntilMs < :now', claimed, true],
  ['(attribute_not_exists(Id) OR #state = :claimed) AND LeaseUntilMs < :now', leased, false],
])('%s', (expression, item, isMet) => {
  expect(meetsCondition(expression, item, { names, values })).toBe(isMet);
});

it.each([
  'begins_with(Id, :text)',
  'Id = ',
  '#state = :claimed AND',
  '#unnamed = :claimed',
  '#state = :absent',
  'NOT #state = :claimed',
  '#state = :claimed )',
])('refuses what it does not know: %s', (expression) => {
  expect(() => meetsCondition(expression, claimed, { names, values })).toThrow('model');
});
