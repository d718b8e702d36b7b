/** What is written to a log group. */
export interface NewLogEvent {
  /** Epoch milliseconds. */
  readonly timestamp: number;
  readonly logStreamName: string;
  readonly message: string;
}

/** One entry of a log group. */
export interface LogEvent extends NewLogEvent {
  /** Grows from event to event. */
  readonly eventId: string;
  readonly ingestionTime: number;
}

export interface LogGroup {
  readonly name: string;
  readonly createdMs: number;
  readonly retentionDays: number | undefined;
}

/** CloudWatch Logs, in memory: what functions and rules with a log target wrote. */
export interface LogGroups {
  readonly create: (group: string, retentionDays?: number) => void;
  readonly has: (group: string) => boolean;
  readonly append: (group: string, event: NewLogEvent) => void;
  /** As they came. */
  readonly read: (group: string) => readonly LogEvent[];
  readonly all: () => readonly LogGroup[];
}

/** Older events of a group are dropped, so that a long run does not fill the memory. */
const kept = 10_000;

/** @param onAppended - hears of every event. @default - nobody does */
export const createLogGroups = (
  now: () => number = Date.now,
  onAppended: (group: string, event: NewLogEvent) => void = () => {},
): LogGroups => {
  const groups = new Map<string, LogGroup & { readonly events: LogEvent[] }>();
  let written = 0;
  const create = (name: string, retentionDays?: number) => {
    const group = groups.get(name) ?? { name, retentionDays, createdMs: now(), events: [] };
    groups.set(name, group);
    return group;
  };
  return {
    create,
    has: (group) => groups.has(group),
    append: (group, event) => {
      const { events } = create(group);
      // AWS's are of 56 digits too.
      const eventId = String(++written).padStart(56, '0');
      events.push({ ...event, eventId, ingestionTime: now() });
      if (events.length > kept * 1.1) events.splice(0, events.length - kept);
      onAppended(group, event);
    },
    read: (group) => groups.get(group)?.events ?? [],
    all: () => [...groups.values()],
  };
};
