import { groupById } from '../../../functions/consumer/group-by-id.ts';
import { makePublishable } from './consumer-fixture.ts';

it('lets the first delivery of each event lead and the others follow, in order', () => {
  const [a1, b1] = [makePublishable(), makePublishable()];
  const [a2, b2, a3] = [a1, b1, a1].map(({ id }) => makePublishable({ Id: id }));
  if (!a2 || !b2 || !a3) throw new Error('unreachable');
  expect(groupById([a1, b1, a2, b2, a3])).toEqual({ leaders: [a1, b1], copies: [a2, a3, b2] });
});

it('knows copies by the normalised Id', () => {
  const event = makePublishable();
  const copy = makePublishable({ Id: `{${event.id.toUpperCase()}}` });
  expect(groupById([event, copy])).toEqual({ leaders: [event], copies: [copy] });
});

it('has nothing to group in an empty batch', () => {
  expect(groupById([])).toEqual({ leaders: [], copies: [] });
});
