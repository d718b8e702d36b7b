import * as v from 'valibot';

const lineSchema = v.looseObject({
  level: v.optional(v.string()),
  message: v.optional(v.string()),
  outcome: v.optional(v.string()),
  _aws: v.optional(v.unknown()),
});

/** Said by another line already, or nothing that a person waits for. */
const expectedOutcomes = new Set(['accepted', 'published']);
/** Fields that are the same on every line. */
const noise = new Set([
  'level',
  'message',
  'timestamp',
  'service',
  'outcome',
  'sampling_rate',
  'cold_start',
]);

export interface LogLine {
  readonly kind: 'metric' | 'log';
  readonly isExpected: boolean;
  /** For people. */
  readonly text: string;
  readonly asJson: Record<string, unknown>;
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Reads one line of a function's log: a structured one, a metric (EMF), or plain text. */
export const readLogLine = (text: string): LogLine => {
  const parsed = v.safeParse(lineSchema, parse(text));
  if (!parsed.success) return { kind: 'log', isExpected: false, text, asJson: { text } };
  const { output: line } = parsed;
  const facts = Object.entries(line)
    .filter(([name]) => !noise.has(name))
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  return {
    kind: line._aws === undefined ? 'log' : 'metric',
    isExpected: line.outcome !== undefined && expectedOutcomes.has(line.outcome),
    text: [line.outcome ?? line.message, ...facts].join('  '),
    asJson: line,
  };
};
