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

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid(error instanceof Error ? error.message : 'no JSON', text);
  }
};

/**
 * Compiles a pattern as the API takes it, a JSON text.
 *
 * @throws AwsError `InvalidEventPatternException` with AWS's reason. Where AWS gives line and column, this names the field.
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
