/** The X-Ray trace of a message, which the emulator drops: kept beside it, by message id. */
export interface TraceHeaders {
  readonly keep: (messageId: string, header: string) => void;
  readonly of: (messageId: string) => string | undefined;
  /** A message that is moved keeps its trace and changes its id. */
  readonly copy: (fromMessageId: string, toMessageId: string) => void;
  readonly isEmpty: () => boolean;
}

/** Of the newest messages: nobody says when one is gone. */
const kept = 100_000;

export const createTraceHeaders = (): TraceHeaders => {
  const headers = new Map<string, string>();
  const keep = (messageId: string, header: string): void => {
    headers.set(messageId, header);
    const [oldest] = headers.keys();
    if (headers.size > kept && oldest !== undefined) headers.delete(oldest);
  };
  return {
    keep,
    of: (messageId) => headers.get(messageId),
    copy: (from, to) => {
      const header = headers.get(from);
      if (header !== undefined) keep(to, header);
    },
    isEmpty: () => headers.size === 0,
  };
};
