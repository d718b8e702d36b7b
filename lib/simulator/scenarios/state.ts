/** What is true in the contact centre at one moment: the storylines change it, the statuses are counted from it. */

export type Availability = 'Available' | 'Busy' | 'DoNotDisturb' | 'OffWork';

export interface User {
  readonly id: string;
  readonly userName: string;
  readonly number: string;
  readonly attachments: Attachment[];
  availability: Availability;
  /** The one call that the user has, from the first ring on. */
  call?: Call;
  /** Until when the user wraps up at the latest. */
  wrapUpEndMs?: number;
}

export interface Attachment {
  readonly user: User;
  readonly queue: Queue;
  /** 1 is the user's first queue. */
  readonly priority: number;
}

export interface Queue {
  readonly id: string;
  readonly name: string;
  readonly number: string;
  /** The technical queue before it. */
  readonly menu: { readonly id: string; readonly name: string };
  readonly callList: CallList;
  readonly attachments: Attachment[];
  /** Those that it has accepted and that have not left it, in the order of their arrival. */
  readonly calls: Set<QueueCall>;
}

export interface Call {
  readonly id: string;
  readonly legId: string;
  readonly callerNumber: string;
  readonly targetNumber: string;
  readonly queue?: Queue;
}

export interface QueueCall extends Call {
  readonly queue: Queue;
  state: 'queuing' | 'allocated' | 'connected';
  arrivedMs: number;
  /** Who has not taken it. */
  readonly cancelledBy: Set<User>;
}

export interface CallList {
  readonly id: string;
  /** The open ones. */
  readonly requests: Set<CallbackRequest>;
}

export interface CallbackRequest {
  readonly id: string;
  readonly call: QueueCall;
  /** TypeId of the specification: somebody asked for it, or a call overflowed. */
  readonly typeId: 1 | 2;
  readonly createdMs: number;
  readonly dueMs: number;
  readonly expiryMs: number;
  notBeforeMs?: number;
  assignee?: User;
  lastModifiedBy?: User;
  classificationId?: string;
  readonly attempts: CallbackAttempt[];
}

export interface CallbackAttempt {
  readonly id: string;
  readonly user: User;
  readonly typeId: number;
  readonly note: string;
  readonly timeMs: number;
}

/** Serves in queues and callback lists: whoever is at work and attached to a queue. */
export function isServing({ availability, attachments }: User): boolean {
  return availability !== 'OffWork' && attachments.length > 0;
}

/** Can be given a call at once. */
export function isFree({ availability, call, wrapUpEndMs }: User): boolean {
  return availability === 'Available' && call === undefined && wrapUpEndMs === undefined;
}
