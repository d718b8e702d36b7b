import { eventWithout, validEvent } from './event-factory.ts';
import { outcomeOf, parseBody } from './parse-body.ts';

const one = '"11111111-1111-1111-1111-111111111111"';
const other = '"22222222-2222-2222-2222-222222222222"';
const emptyGuid = '"00000000-0000-0000-0000-000000000000"';

describe('the Id', () => {
  it.each([
    ['absent', eventWithout('QueueStatus', 'Id'), 'missingId'],
    ['null', validEvent('QueueStatus', { Id: 'null' }), 'missingId'],
    ['empty', validEvent('QueueStatus', { Id: '""' }), 'invalidId'],
    ['no GUID', validEvent('QueueStatus', { Id: '"85b214f2"' }), 'invalidId'],
    ['a number', validEvent('QueueStatus', { Id: '5' }), 'invalidId'],
    ['an object', validEvent('QueueStatus', { Id: '{}' }), 'invalidId'],
    ['Guid.Empty', validEvent('QueueStatus', { Id: emptyGuid }), 'invalidId'],
    [
      'Guid.Empty without dashes',
      validEvent('QueueStatus', { Id: `"${'0'.repeat(32)}"` }),
      'invalidId',
    ],
  ])('that is %s quarantines the event, with what is known of it', (_what, body, reason) => {
    expect(parseBody(body, 'QueueStatus')).toMatchObject({
      kind: 'violation',
      reason,
      issues: [{ path: 'Id' }],
      id: undefined,
      eventType: 'QueueStatus',
    });
  });

  it('is the same whatever its spelling', () => {
    const id = '85b214f2-1d27-4262-87b6-8f55b3199400';
    const spelled = validEvent('QueueStatus', { Id: `"{${id.toUpperCase()}}"` });
    expect(parseBody(spelled, 'QueueStatus')).toMatchObject({
      id,
      event: { Id: id },
      flags: ['idNormalised'],
    });
  });

  it('that comes under two names, neither exact, is the last, for the event as for its id', () => {
    const body = eventWithout('QueueStatus', 'Id').replace(/\}$/, `,"id":${other},"ID":${one}}`);
    expect(parseBody(body)).toMatchObject({ id: JSON.parse(one), event: { Id: JSON.parse(one) } });
  });

  it('is told of a violation elsewhere', () => {
    const body = validEvent('QueueStatus', { Id: one, OpenStatus: '{}' });
    expect(parseBody(body)).toMatchObject({
      reason: 'invalidPayload',
      id: JSON.parse(one),
      eventType: 'QueueStatus',
    });
  });

  it('of a list item may be Guid.Empty', () => {
    const items = `[{"Id":${emptyGuid},"IsClosed":true}]`;
    expect(outcomeOf(validEvent('CallbackChanged', { CallbackRelatedItems: items }))).toMatchObject(
      {
        CallbackRelatedItems: [
          { Id: JSON.parse(emptyGuid), IsClosed: true, ListId: null, StatusId: null },
        ],
      },
    );
  });
});
