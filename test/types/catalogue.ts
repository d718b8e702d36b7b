/** Checked by `tsc`, never run: what must compile, and what must not. */
import type {
  EnreachEvent,
  EventOf,
  EventType,
  Flag,
  GenericEvent,
  Metadata,
  ParsedEvent,
  PatternOf,
  PublishedDetail,
  QuarantineReason,
} from '../../lib/catalogue/index.ts';
import { sample, schemaOf } from '../../lib/catalogue/index.ts';

type Equals<One, Other> =
  (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : false;

/** Compiles for `true` alone. */
declare function holds<_Claim extends true>(): void;

// Values, and null as the policy publishes it.
holds<Equals<EventOf<'QueueStatus'>['MaxWaitTime'], number>>();
holds<Equals<EventOf<'QueueStatus'>['QueueId'], string>>();
holds<Equals<EventOf<'QueueStatus'>['QueueName'], string | null>>();
holds<Equals<EventOf<'QueueStatus'>['Timestamp'], string>>();
holds<Equals<EventOf<'QueueStatus'>['EventType'], 'QueueStatus'>>();
holds<Equals<EventOf<'UserStatus'>['Talking'], boolean>>();
holds<Equals<EventOf<'UserStatus'>['WrapUpEnd'], string | null>>();
holds<Equals<EventOf<'UserStatus'>['ActiveQueueId'], string | null>>();
holds<Equals<EventOf<'UserSupervisionStatus'>['State'], string>>();
holds<Equals<EventOf<'UserSupervisionStatus'>['QueueId'], string | null>>();
holds<Equals<EventOf<'CallbackChanged'>['LastAttemptTypeId'], number | null>>();
holds<Equals<EventOf<'CallbackChanged'>['DueDate'], string | null>>();
holds<Equals<EventOf<'CallbackChanged'>['Modified'], string>>();
holds<Equals<EventOf<'CallbackListStatus'>['IsAutoAllocate'], boolean>>();
holds<Equals<EventOf<'UserCallInUserOverflow'>['Target'], string | readonly string[] | null>>();
holds<Equals<EventOf<'QueueCallInTransferStarted'>['TransferTarget'], string | null>>();
holds<
  Equals<
    EventOf<'QueueAttachedUsers'>['AttachedUsers'],
    readonly { readonly Active: boolean; readonly Priority: number; readonly UserId: string }[]
  >
>();
holds<Equals<EventOf<'CallbackChanged'>['CallbackExtras'][number]['Id'], number>>();
holds<Equals<EventOf<'CallbackChanged'>['CallbackAttempts'][number]['UserId'], string | null>>();

// The union, told apart by EventType.
holds<Equals<EnreachEvent['EventType'], EventType>>();
holds<Equals<Extract<EnreachEvent, { EventType: 'UserStatus' }>, EventOf<'UserStatus'>>>();
// @ts-expect-error -- no such event: the specification's own sample names it, its tables do not.
type _NoSuchEvent = EventOf<'QueueCallInConnected'>;

export function narrows(event: EnreachEvent): number | string | null {
  const common: string = event.OrganizationId;
  // @ts-expect-error -- not every event has a MaxWaitTime.
  void event.MaxWaitTime;
  switch (event.EventType) {
    case 'QueueStatus':
      return event.MaxWaitTime;
    case 'UserCallInComing':
      // @ts-expect-error -- spelled Username in this event's table.
      void event.UserName;
      return event.Username;
    case 'UserCallInArrived':
      // @ts-expect-error -- spelled UserName in this event's table.
      void event.Username;
      return event.UserName;
    // @ts-expect-error -- no event has this name.
    case 'QueueStatuses':
      return common;
    default:
      return event.Id;
  }
}

// Enumerations complete with the documented values and stay open.
type Reason = EventOf<'UserCallInDisconnected'>['Reason'];
export const reasons: Reason[] = ['remote', 'local', 'something new', null];
// @ts-expect-error -- open, but for strings only.
export const noReason: Reason = 5;
type OpenStatus = EventOf<'QueueStatus'>['OpenStatus'];
export const openStatuses: OpenStatus[] = [0, 6, 7];
// @ts-expect-error -- published as its number, though it may come by name.
export const noOpenStatus: OpenStatus = 'Open';
// @ts-expect-error -- a .NET enumeration is never null.
export const noEntityType: EventOf<'QueueStatus'>['EntityType'] = null;
export const statusIsNumber: number = sample('QueueStatus').OpenStatus;
export const reasonIsText: string | null = sample('UserCallInDisconnected').Reason;

// Null must be dealt with, and an event is a fact that nobody changes.
export function mustBeChecked(event: EventOf<'QueueStatus'>): void {
  // @ts-expect-error -- a string may be null.
  void event.QueueName.length;
  // @ts-expect-error -- read-only.
  event.QueueId = '';
  // @ts-expect-error -- not a property of this event.
  void event.UserId;
}

// The sample takes values of its own event, and no others.
export const overridden = sample('QueueStatus', { QueueName: null, MaxWaitTime: 5 }, 'seed');
// @ts-expect-error -- not a property of this event.
sample('QueueStatus', { UserId: '5f0c1d2e-3b4a-4c5d-8e6f-708192a3b4c5' });
// @ts-expect-error -- of another type.
sample('QueueStatus', { MaxWaitTime: '5' });
// @ts-expect-error -- it would be the sample of another event.
sample('QueueStatus', { EventType: 'UserStatus' });

// The detail on the bus: the event, and what the pipeline adds.
export function readsDetail(detail: PublishedDetail): number | readonly Flag[] {
  const { endpoint, schema }: Metadata = detail.metadata;
  if (detail.EventType === 'QueueStatus') return detail.MaxWaitTime;
  // @ts-expect-error -- not every event has a MaxWaitTime.
  void detail.MaxWaitTime;
  return endpoint === 'main' && schema === 'known' ? detail.metadata.flags : 0;
}
export function isEvent(detail: PublishedDetail<'UserStatus'>): EventOf<'UserStatus'> {
  return detail;
}

// What derives from the type derives from its name.
holds<Equals<ReturnType<typeof sample<'UserStatus'>>, EventOf<'UserStatus'>>>();
type SchemaOutput = NonNullable<ReturnType<typeof schemaOf<'UserStatus'>>['~types']>['output'];
holds<Equals<SchemaOutput, EventOf<'UserStatus'>>>();
// @ts-expect-error -- no such event.
schemaOf('QueueCallInConnected');

// The outcomes of the parser.
export function outcomes(parsed: ParsedEvent): string {
  switch (parsed.kind) {
    case 'known': {
      const event: EnreachEvent = parsed.event;
      const eventType: EventType = parsed.eventType;
      return event.Id + eventType + parsed.id;
    }
    case 'unknownType': {
      const event: GenericEvent = parsed.event;
      // @ts-expect-error -- what is not common is of no known type.
      const status: string = event.OpenStatus;
      return event.Timestamp + event.EventType + status;
    }
    case 'violation': {
      const reason: QuarantineReason = parsed.reason;
      // @ts-expect-error -- there is no event to publish.
      void parsed.event;
      return reason;
    }
  }
}
export const flag: Flag = 'bom';
// @ts-expect-error -- the list is closed.
export const noFlag: Flag = 'precision';

// Rule patterns: alternatives by the type of the property.
export const queuePattern: PatternOf<'QueueStatus'> = {
  QueueId: ['6cb31d7d-9cd9-41dc-a096-62cf31fd0281'],
  QueueName: [null, { prefix: 'Sales' }, { 'anything-but': ['Test'] }, { exists: false }],
  MaxWaitTime: [{ numeric: ['>', 60] }, { numeric: ['>=', 1, '<', 5] }, 0],
  OpenStatus: [5, 6],
  $or: [{ NbrOfAllocated: [0] }, { NbrOfConnected: [{ 'anything-but': 0 }] }],
};
export const listPattern: PatternOf<'QueueAttachedUsers'> = {
  AttachedUsers: { Active: [true], Priority: [{ numeric: ['<', 5] }] },
};
export const targetPattern: PatternOf<'UserCallInUserOverflow'> = {
  Target: ['+358401111111', { wildcard: '+358*' }, null],
  Reason: ['DND', 'SomethingNew'],
};

// Every operator of EventBridge, once.
const ids = ['6cb31d7d', 'd8a3f1c6'] as const;
export const everyTextOperator: PatternOf<'QueueStatus'>['QueueName'] = [
  'Sales',
  null,
  { exists: true },
  { prefix: 'Sales' },
  { prefix: { 'equals-ignore-case': 'sales' } },
  { suffix: 'Sales' },
  { suffix: { 'equals-ignore-case': 'sales' } },
  { 'equals-ignore-case': 'sales' },
  { wildcard: '*sales*' },
  { cidr: '10.0.0.0/24' },
  { 'anything-but': 'Test' },
  { 'anything-but': ['Test', 'Training'] },
  { 'anything-but': ids },
  { 'anything-but': { 'equals-ignore-case': 'test' } },
  { 'anything-but': { 'equals-ignore-case': ['test', 'training'] } },
  { 'anything-but': { prefix: 'Test' } },
  { 'anything-but': { prefix: ['Test', 'Training'] } },
  { 'anything-but': { suffix: 'Test' } },
  { 'anything-but': { suffix: ['Test', 'Training'] } },
  { 'anything-but': { wildcard: '*test*' } },
  { 'anything-but': { wildcard: ['*test*', '*training*'] } },
];
export const everyNumberOperator: PatternOf<'QueueStatus'>['MaxWaitTime'] = [
  5,
  { exists: false },
  { numeric: ['=', 5] },
  { numeric: ['>', 5] },
  { numeric: ['>=', 5] },
  { numeric: ['<', 5] },
  { numeric: ['<=', 5] },
  { numeric: ['>', 1, '<', 5] },
  { numeric: ['>=', 1, '<=', 5] },
  { 'anything-but': 5 },
  { 'anything-but': [5, 6] },
];
export const everyBooleanOperator: PatternOf<'CallbackListStatus'>['IsAutoAllocate'] = [
  true,
  { exists: true },
];

// By itself, to be used for several rules; and from a list whose length nobody knows.
const salesPattern = { QueueName: [{ prefix: 'Sales' }] } satisfies PatternOf<'QueueStatus'>;
export const sales: PatternOf<'QueueStatus'> = salesPattern;
export function oneOf([first, ...others]: string[]): PatternOf<'QueueStatus'> | undefined {
  return first === undefined ? undefined : { QueueId: [first, ...others] };
}

// One operator in an object: EventBridge refuses two.
// @ts-expect-error -- a list of both is "or".
export const twoOperators: PatternOf<'QueueStatus'> = { QueueName: [{ prefix: 'S', suffix: 's' }] };
export const existsAndMore: PatternOf<'QueueStatus'> = {
  // @ts-expect-error -- what has the prefix exists.
  QueueName: [{ exists: true, prefix: 'S' }],
};
export const numericAndMore: PatternOf<'QueueStatus'> = {
  // @ts-expect-error -- two for a number.
  MaxWaitTime: [{ numeric: ['>', 5], 'anything-but': 7 }],
};
export const twoExclusions: PatternOf<'QueueStatus'> = {
  // @ts-expect-error -- also of what is excluded.
  QueueName: [{ 'anything-but': { prefix: 'S', suffix: 's' } }],
};
// @ts-expect-error -- EventBridge refuses an object without an operator.
export const noOperator: PatternOf<'QueueStatus'> = { QueueName: [{}] };
// @ts-expect-error -- a pattern lists alternatives.
export const noList: PatternOf<'QueueStatus'> = { QueueId: '6cb31d7d' };
// @ts-expect-error -- a number is not compared by prefix.
export const noPrefix: PatternOf<'QueueStatus'> = { MaxWaitTime: [{ prefix: '1' }] };
// @ts-expect-error -- misspelled: a rule that never matches.
export const misspelled: PatternOf<'QueueStatus'> = { QueueID: ['6cb31d7d'] };
// @ts-expect-error -- a GUID is never null.
export const neverNull: PatternOf<'QueueStatus'> = { QueueId: [null] };
// @ts-expect-error -- a list of objects has a pattern of their members.
export const noMembers: PatternOf<'QueueAttachedUsers'> = { AttachedUsers: [{ Active: true }] };
export const metadataPattern: PatternOf<'QueueStatus'> = {
  metadata: { endpoint: ['main', { prefix: 'sales' }], schema: ['known'], flags: ['coerced'] },
};
// @ts-expect-error -- the list of flags is closed.
export const noSuchFlag: PatternOf<'QueueStatus'> = { metadata: { flags: ['odd'] } };
// @ts-expect-error -- a pattern of its members.
export const wholeMetadata: PatternOf<'QueueStatus'> = { metadata: ['main'] };
// @ts-expect-error -- EventBridge refuses an empty list.
export const emptyList: PatternOf<'QueueStatus'> = { QueueId: [] };
// @ts-expect-error -- and an empty list of what is excluded.
export const excludesNothing: PatternOf<'QueueStatus'> = { QueueName: [{ 'anything-but': [] }] };
// @ts-expect-error -- nor is there a choice between nothing.
export const emptyOr: PatternOf<'QueueStatus'> = { $or: [] };
// @ts-expect-error -- nor of one.
export const oneOr: PatternOf<'QueueStatus'> = { $or: [{ OpenStatus: [5] }] };
// @ts-expect-error -- a range has a lower bound, then an upper one.
export const twoLower: PatternOf<'QueueStatus'> = { MaxWaitTime: [{ numeric: ['>', 1, '>', 5] }] };
export const wrongOrder: PatternOf<'QueueStatus'> = {
  // @ts-expect-error -- in this order.
  MaxWaitTime: [{ numeric: ['<', 5, '>', 1] }],
};
