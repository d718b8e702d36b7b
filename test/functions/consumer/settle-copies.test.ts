import { settleCopies } from '../../../functions/consumer/settle-copies.ts';
import {
  refuseEvent,
  retryEvent,
  type Settlement,
} from '../../../functions/consumer/settlement.ts';
import { makePublishable, startMs } from './consumer-fixture.ts';

const leader = makePublishable();
const copy = makePublishable({ Id: leader.id });
const other = makePublishable({ Id: leader.id, QueueName: 'Other' });
const published = {
  outcome: 'published',
  event: leader,
  publishedAtMs: startMs,
  takeover: false,
  marked: true,
} as const;
const retried = { outcome: 'retry', retry: { id: leader.id, cause: 'leased' } };

describe('a copy in the same batch', () => {
  it.each<[string, Settlement | undefined, typeof copy, object]>([
    ['of a published event is a duplicate', published, copy, { outcome: 'duplicate', event: copy }],
    [
      'of an event whose mark failed is a duplicate all the same',
      { ...published, marked: false },
      copy,
      { outcome: 'duplicate', event: copy },
    ],
    [
      'of a duplicate is one too',
      { outcome: 'duplicate', event: leader },
      copy,
      { outcome: 'duplicate', event: copy },
    ],
    [
      'with other content than was published is a conflict',
      published,
      other,
      { outcome: 'quarantined', refusal: { reason: 'idConflict', delivery: other.delivery } },
    ],
    [
      'with other content than an earlier publication is a conflict',
      { outcome: 'duplicate', event: leader },
      other,
      { outcome: 'quarantined', refusal: { reason: 'idConflict' } },
    ],
    ['of what is to be received again is, too', retryEvent(leader, 'fault'), copy, retried],
    ['of what was refused is received again', refuseEvent(leader, 'refusedByBus'), copy, retried],
    [
      'with other content than was refused is too',
      refuseEvent(leader, 'idConflict'),
      other,
      retried,
    ],
    ['of which nothing is known is received again', undefined, copy, retried],
  ])('%s', (_, settlement, follower, expected) => {
    const unrelated: Settlement = { ...published, event: makePublishable() };
    const leaders = settlement ? [unrelated, settlement] : [unrelated];
    expect(settleCopies([follower], leaders)).toMatchObject([expected]);
  });

  it('is settled for itself: each message of the event is answered', () => {
    expect(settleCopies([copy, other, copy], [published])).toMatchObject([
      { outcome: 'duplicate' },
      { outcome: 'quarantined' },
      { outcome: 'duplicate' },
    ]);
  });
});
