import * as v from 'valibot';
import type { Synthesized } from '../synthesized.ts';

const functionSchema = v.object({
  LoggingConfig: v.optional(v.object({ ApplicationLogLevel: v.optional(v.string(), 'INFO') }), {}),
});

const keepsMetrics = ['TRACE', 'DEBUG', 'INFO'];

/** Functions whose metrics Lambda drops: they are log lines, at INFO. */
export const logLevelFaults = (stack: Synthesized): string[] =>
  stack.ofType('AWS::Lambda::Function').flatMap(({ name, properties }) => {
    const level = v.parse(functionSchema, properties).LoggingConfig.ApplicationLogLevel;
    return keepsMetrics.includes(level) ? [] : [`${name}: Lambda drops what is below ${level}`];
  });
