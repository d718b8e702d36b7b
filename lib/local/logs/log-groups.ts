/** One entry of a log group. */
export interface LogEvent {
  /** Epoch milliseconds. */
  readonly timestamp: number;
  readonly logStreamName: string;
  readonly message: string;
}

/** CloudWatch Logs, in memory: what functions and rules with a log target wrote. */
export interface LogGroups {
  readonly create: (group: string) => void;
  readonly has: (group: string) => boolean;
  readonly append: (group: string, event: LogEvent) => void;
  readonly read: (group: string) => readonly LogEvent[];
}

/** Older events of a group are dropped, so that a long run does not fill the memory. */
const kept = 10_000;

export const createLogGroups = (): LogGroups => {
  const groups = new Map<string, LogEvent[]>();
  return {
    create: (group) => {
      if (!groups.has(group)) groups.set(group, []);
    },
    has: (group) => groups.has(group),
    append: (group, event) => {
      const events = groups.get(group) ?? [];
      groups.set(group, events);
      events.push(event);
      if (events.length > kept * 1.1) events.splice(0, events.length - kept);
    },
    read: (group) => groups.get(group) ?? [],
  };
};
