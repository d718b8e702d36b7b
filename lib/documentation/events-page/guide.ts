import { eventSource } from '../../catalogue/bus-contract.ts';
import { commonProperties, flags, quarantineReasons } from '../../catalogue/index.ts';
import { flagMeanings } from '../flag-meanings.ts';
import { metadataMeanings } from '../metadata.ts';
import { issueMeanings, quarantineMeanings } from '../quarantine-meanings.ts';
import { unknownTypesPattern } from '../rule-pattern.ts';
import { code, jsonBlock, linkTo, table } from './markdown.ts';
import { propertyTable } from './property-table.ts';

export interface Chapter {
  /** Letters, digits and blanks only, so that its anchor is plain. */
  readonly heading: string;
  readonly text: string;
}

/** What holds for every event, told once. */
export const guide: readonly Chapter[] = [
  {
    heading: 'How an event arrives',
    text: [
      'The target of a rule receives an event of EventBridge:',
      table(
        ['Member', 'What it is'],
        [
          [code('source'), `${code(eventSource)}, always.`],
          [code('detail-type'), 'The event type, as in `detail.EventType`.'],
          [
            code('time'),
            'When the event happened (`detail.Timestamp`), to the second. If that is flagged `suspiciousTime`: when it was received.',
          ],
          [
            code('detail'),
            `The ${linkTo('Common properties')}, then the event's own, then any that the catalogue lacks, and one member of ours: ${linkTo('Metadata')}.`,
          ],
          [
            '`version`, `id`, `account`, `region`, `resources`',
            "EventBridge's own. Its `id` says nothing about the event: the same event published twice has two.",
          ],
        ],
      ),
    ].join('\n\n'),
  },
  {
    heading: 'What you can rely on',
    text: `- **Every documented property is there**, in the documented spelling, whatever was sent or left out. What Enreach left out is null, or an empty list.
- **Only what says \`| null\` may be null**: strings, and what Enreach marks with \`?\`. An event that lacks anything else is [not published](#what-is-not-published). An empty string stays empty.
- **GUIDs** are lower case with dashes. Except as \`Id\`, \`00000000-0000-0000-0000-000000000000\` may come; it usually means "none".
- **Times** are ISO 8601 in UTC and end in \`Z\`, with as many digits of a second as were sent, at most seven. Compare them as times, not as text. \`9999-12-31T23:59:59.9999999Z\` means "no end".
- **Numbers** are whole and within the range of Enreach's type: \`short\` 16 bits, \`int\` 32 bits, \`long\` up to 2^53, so that no reader rounds them.
- **Documented values are not all values**: what is new is published and flagged \`unknownEnumValue\`. Have a default branch.
- **New properties** that Enreach adds are published as they came and flagged \`unknownProperties\`. Do not reject them.
- **Once**: an event is published once, by its \`Id\`. After [certain faults](decisions/0003-claim-publish-mark.md) it may be published again, and EventBridge delivers at least once: where twice would be wrong, compare \`detail.Id\`.
- **No order**: events may overtake each other. \`detail.Timestamp\` says what happened first.`,
  },
  {
    heading: 'Common properties',
    text: [
      'Every event has them.',
      propertyTable(commonProperties),
      'EntityId repeats the id that the overview names; where it does not, the event is flagged `inconsistent`.',
    ].join('\n\n'),
  },
  {
    heading: 'Metadata',
    text: [
      '`detail.metadata` is ours, not of Enreach.',
      table(
        ['Member', 'Type', 'What it is'],
        Object.entries(metadataTypes()).map(([name, [type, meaning]]) => [
          code(name),
          code(type),
          meaning,
        ]),
      ),
    ].join('\n\n'),
  },
  {
    heading: 'Flags',
    text: [
      '`detail.metadata.flags` says what was changed without loss or looks odd. The list is closed.',
      table(
        ['Flag', 'What it means'],
        flags.map((flag) => [code(flag), flagMeanings[flag]]),
      ),
    ].join('\n\n'),
  },
  {
    heading: 'How values are read',
    text: [
      'What can be read without loss is published in one notation; where a flag is named, it tells that another was sent. The rest is refused, never guessed: `""` is no 0, `1` is no `true`, 30 February is no date.',
      table(
        ["Enreach's type", 'What is read', 'Flag'],
        [
          [
            '`Guid`',
            'Every notation of .NET: upper case, braces, parentheses, no dashes, blanks around.',
            '`idNormalised`',
          ],
          [
            '`DateTime`',
            'Date and time, `T` or a blank between, 0 to 7 digits of a second. Without a zone it is UTC; with one it is converted. Any time on 9999-12-31 is "no end".',
            '',
          ],
          ['`DateTime`', '`/Date(1767225600000)/`', '`coerced`'],
          [
            '`DateTime`',
            'A time that only its offset carries to 9999-12-31 is "no end"; `0001-01-01T00:00:00` with an offset that would put it before the year 1 is `0001-01-01T00:00:00Z`, "never set". Any other time outside the years 1 to 9999 is refused.',
            '`coerced`',
          ],
          ['`bool`', '`"true"` and `"false"` in any case.', '`coerced`'],
          [
            '`short`, `int`, `long`',
            '`"5"`, `3.0`, `1e2`; the name of a documented code.',
            '`coerced`',
          ],
          ['`string`', 'A number, as the digits that were sent.', '`coerced`'],
          ['`List<…>`', 'Null or nothing is an empty list.', '`missingProperties`'],
          [
            'names of properties and event types',
            'Any case. Of several spellings the documented one wins, even with null, else the last; the others are unknown properties.',
            '`casing`',
          ],
        ],
      ),
    ].join('\n\n'),
  },
  {
    heading: 'What is not published',
    text: [
      'A delivery that can never be published as it is ends in the quarantine, with a reason, its exact bytes and the paths of what is wrong. The reasons are:',
      table(
        ['Reason', 'What it means'],
        quarantineReasons.map((reason) => [code(reason), quarantineMeanings[reason]]),
      ),
      'Each issue has the path of a property (`AttachedUsers.1.UserId` is in the second item), what was expected there, never the value that came, and one of these kinds:',
      table(
        ['Kind', 'What is wrong'],
        Object.entries(issueMeanings).map(([kind, meaning]) => [code(kind), meaning]),
      ),
    ].join('\n\n'),
  },
  {
    heading: 'Types that the catalogue lacks',
    text: [
      `An event of a type that is not on this page is published all the same, under its own name: the common properties as above, the rest as it came ([JSON Schema](../schemas/Unknown.json)). Its \`metadata.schema\` is \`unknown\`. A rule for all of them:`,
      jsonBlock(unknownTypesPattern),
    ].join('\n\n'),
  },
];

function metadataTypes(): Record<keyof typeof metadataMeanings, readonly [string, string]> {
  const { endpoint, deliveryId, receivedAt, schema } = metadataMeanings;
  return {
    endpoint: ['string', endpoint],
    deliveryId: ['string', deliveryId],
    receivedAt: ['string', receivedAt],
    schema: ["'known' | 'unknown'", schema],
    flags: ['Flag[]', `${metadataMeanings.flags} ${linkTo('Flags')}`],
  };
}
