import { AwsError } from '../front-door/aws-error.ts';
import {
  type CompiledPattern,
  compilePattern,
  InvalidPatternError,
} from './pattern/match-pattern.ts';

/** The innermost message is event-ruler's; the outer one says at which field. */
const reasonOf = ({ message, cause }: Error): { reason: string; field: string | undefined } =>
  cause instanceof InvalidPatternError
    ? { reason: cause.message, field: message.slice(0, -cause.message.length - 2) }
    : { reason: message, field: undefined };

const invalid = (reason: string, text: string, field?: string) =>
  new AwsError(
    'InvalidEventPatternException',
    `Event pattern is not valid. Reason: ${reason}\n at [Source: (String)"${text}"${field === undefined ? '' : `; field: ${field}`}]`,
  );

/** A number that a double takes for zero, `1E-325`, and that is none. */
const underflows = (value: unknown, source: string | undefined): boolean =>
  value === 0 && source !== undefined && /[1-9]/.test(source.replace(/e.*/i, ''));

/** What is too small for a double becomes no number, which nothing can be compared with: event-ruler refuses it there. */
const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text, (_name, value, { source }) =>
      underflows(value, source) ? Number.NaN : value,
    );
  } catch (error) {
    throw invalid(error instanceof Error ? error.message : 'no JSON', text);
  }
};

/**
 * Compiles a pattern as the API takes it, a JSON text.
 *
 * @throws AwsError `InvalidEventPatternException` with AWS's reason, or Node's where the text is no JSON. Where AWS gives line
 * and column, this names the field.
 */
export const compilePatternText = (text: string): CompiledPattern => {
  const pattern = parseJson(text);
  try {
    return compilePattern(pattern);
  } catch (error) {
    if (!(error instanceof InvalidPatternError)) throw error;
    const { reason, field } = reasonOf(error);
    throw invalid(reason, text, field);
  }
};
