import { events, flags, quarantineReasons } from '../../lib/catalogue/index.ts';
import { eventsPage } from '../../lib/documentation/events-page/events-page.ts';
import { sectionOf } from './sections.ts';

const page = eventsPage();

/** The cells of a table's row by its first cell; a bar is escaped in the page, and is not here. */
const rowOf = (section: string, first: string): string[] => {
  const row = section.split('\n').find((line) => line.startsWith(`| ${first} |`));
  const cells = row?.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
  return cells?.slice(1, -1) ?? [];
};

describe('the page of events', () => {
  it('lists every event twice, with links: in the contents and in the overview', () => {
    for (const { name } of events) {
      expect(page.split(`[${name}](#${name.toLowerCase()})`)).toHaveLength(3);
    }
  });

  it('says in the overview when an event is sent and which id is its entity', () => {
    expect(rowOf(sectionOf(page, 'Overview'), '[CallbackListStatus](#callbackliststatus)')).toEqual(
      [
        '[CallbackListStatus](#callbackliststatus)',
        'Sent when the status of a call list has changed; looked at every 15 seconds.',
        'CallList, `CallListId`',
      ],
    );
  });

  it('explains every flag and every reason not to publish', () => {
    const flagTable = sectionOf(page, 'Flags');
    const reasonTable = sectionOf(page, 'What is not published');
    for (const flag of flags) expect(rowOf(flagTable, `\`${flag}\``)).toHaveLength(2);
    const kinds = ['missing', 'type', 'format', 'range', 'precision', 'mismatch', 'reserved'];
    for (const kind of kinds) expect(rowOf(reasonTable, `\`${kind}\``)).toHaveLength(2);
    for (const reason of quarantineReasons)
      expect(rowOf(reasonTable, `\`${reason}\``)).toHaveLength(2);
  });

  it.each(events)('has a row for every property of $name, with our sentence', (event) => {
    const section = sectionOf(page, event.name);
    expect(section).toContain(event.description);
    for (const [property, { description }] of Object.entries(event.properties)) {
      const [, , , meaning = ''] = rowOf(section, `\`${property}\``);
      expect(meaning.split('<br>')[0]).toBe(description);
    }
  });

  it.each([
    ['UserStatus', 'Talking', 'boolean', 'bool'],
    ['UserStatus', 'WrapUpEnd', 'string | null', 'DateTime?'],
    ['UserStatus', 'UserId', 'string', 'Guid'],
    ['UserCallOutGoing', 'LegId', 'string | null', 'string'],
    ['UserCallInUserOverflow', 'Target', 'string | string[] | null', 'string'],
    ['UserSupervisionStatus', 'State', 'string', 'SupervisionState'],
    ['QueueStatus', 'MaxWaitTime', 'number', 'long'],
    ['QueueAttachedUsers', 'AttachedUsers', 'QueueAttachedUser[]', 'List<QueueAttachedUser>'],
    ['QueueAttachedUsers', 'Priority', 'number', 'int'],
    ['CallbackChanged', 'CallbackAttemptTypeId', 'number | null', 'int?'],
    ['Common properties', 'Id', 'string', 'Guid'],
    ['Common properties', 'EventType', 'string', 'string'],
  ])('gives the type of %s.%s as it is published: %s', (heading, property, published, sent) => {
    const [, type, specified] = rowOf(sectionOf(page, heading), `\`${property}\``);
    expect([type, specified]).toEqual([`\`${published}\``, `\`${sent}\``]);
  });

  it.each([
    ['UserCallInDisconnected', 'Reason', 'Documented: `remote`, `local`; others may come.'],
    ['UserWrapUpTerminated', 'Reason', 'For example `manual`, `timer`.'],
    ['CallbackChanged', 'TypeId', 'Documented, others may come:<br>`1` Somebody asked'],
    ['QueueStatus', 'OpenStatus', '<br>`5` `Open` The queue is open.<br>'],
  ])('tells the values of %s.%s', (name, property, values) => {
    const [, , , meaning] = rowOf(sectionOf(page, name), `\`${property}\``);
    expect(meaning).toContain(values);
  });
});
