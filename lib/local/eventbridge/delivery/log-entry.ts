import * as v from 'valibot';

const schema = v.strictObject({
  timestamp: v.union([v.number(), v.string()]),
  message: v.unknown(),
});

export interface LogEntry {
  readonly timestamp: number;
  readonly message: string;
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * What a log group target writes: a transformed input of just `timestamp` and `message` says both, any other is the
 * message.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html "Amazon CloudWatch log group"
 */
export const logEntryOf = (input: string, nowMs: number): LogEntry => {
  const parsed = v.safeParse(schema, parseJson(input));
  if (!parsed.success) return { timestamp: nowMs, message: input };
  const { timestamp, message } = parsed.output;
  const timeMs = new Date(timestamp).getTime();
  return {
    timestamp: Number.isNaN(timeMs) ? nowMs : timeMs,
    message: typeof message === 'string' ? message : JSON.stringify(message),
  };
};
