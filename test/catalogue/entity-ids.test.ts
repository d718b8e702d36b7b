import { eventWithout, validEvent } from './event-factory.ts';
import { flagsOf, outcomeOf, parseBody } from './parse-body.ts';

const one = '"11111111-1111-1111-1111-111111111111"';
const other = '"22222222-2222-2222-2222-222222222222"';
const emptyGuid = '"00000000-0000-0000-0000-000000000000"';

describe('a required id that was not sent', () => {
  const queue = {
    EntityType: '"Queue"',
    EntityId: one,
    RootEntityType: '"Organization"',
    RootEntityId: other,
  };

  it('is filled from the entity that it stands for', () => {
    const body = eventWithout('QueueStatus', 'QueueId', 'OrganizationId');
    const filled = withMembers(body, queue);
    expect(outcomeOf(filled)).toMatchObject({
      QueueId: JSON.parse(one),
      OrganizationId: JSON.parse(other),
    });
    expect(flagsOf(filled, 'QueueStatus')).toEqual(['filledFromEntity', 'missingProperties']);
  });

  it('is filled where null was sent', () => {
    const body = withMembers(validEvent('UserStatus', { UserId: 'null' }), {
      ...queue,
      EntityType: '"User"',
    });
    expect(outcomeOf(body)).toMatchObject({ UserId: JSON.parse(one) });
    expect(flagsOf(body, 'UserStatus')).toContain('filledFromEntity');
  });

  it.each([
    ['is of another kind', { ...queue, EntityType: '"User"' }],
    ['has no id', { ...queue, EntityId: emptyGuid }],
    ['is of no known kind', { ...queue, EntityType: '"Undefined"' }],
  ])('is not filled from an entity that %s', (_what, entity) => {
    const body = withMembers(eventWithout('QueueStatus', 'QueueId'), entity);
    expect(parseBody(body)).toMatchObject({ issues: [{ path: 'QueueId', kind: 'missing' }] });
  });

  it('is not filled where it was sent and is wrong', () => {
    const body = withMembers(validEvent('QueueStatus', { QueueId: '"x"' }), queue);
    expect(parseBody(body)).toMatchObject({ issues: [{ path: 'QueueId', kind: 'format' }] });
  });

  it('is not guessed for another property than the entity itself', () => {
    const entity = { ...queue, EntityType: '"User"' };
    const body = withMembers(eventWithout('UserSupervisionStatus', 'TargetUserId'), entity);
    expect(parseBody(body)).toMatchObject({ issues: [{ path: 'TargetUserId', kind: 'missing' }] });
  });
});

describe('ids that usually agree', () => {
  it.each([
    ['EntityId and QueueId', 'QueueStatus', { EntityId: one, QueueId: other }],
    ['EntityId and UserId', 'UserStatus', { EntityId: one, UserId: other }],
    ['EntityId and CallListId', 'CallbackChanged', { EntityId: one, CallListId: other }],
    [
      'RootEntityId and OrganizationId',
      'QueueStatus',
      { RootEntityId: one, OrganizationId: other },
    ],
  ])('are flagged where they do not: %s', (_what, name, ids) => {
    expect(flagsOf(validEvent(name, ids), name)).toEqual(['inconsistent']);
  });

  it('are compared after normalisation', () => {
    const ids = { EntityId: one, QueueId: one.replaceAll('-', '') };
    expect(flagsOf(validEvent('QueueStatus', ids), 'QueueStatus')).toEqual(['idNormalised']);
  });

  it('say nothing of a queue that a user wraps up for, nor of who is supervised', () => {
    expect(flagsOf(validEvent('UserWrapUpStarted', { QueueId: one }), 'UserWrapUpStarted')).toEqual(
      [],
    );
    const supervised = validEvent('UserSupervisionStatus', { TargetUserId: one });
    expect(flagsOf(supervised, 'UserSupervisionStatus')).toEqual([]);
  });
});

function withMembers(body: string, members: Readonly<Record<string, string>>): string {
  return Object.entries(members).reduce(
    (text, [name, value]) => text.replace(/\}$/, `,"${name}":${value}}`),
    body,
  );
}
