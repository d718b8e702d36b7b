import { compileJsonPattern } from './json-pattern.ts';
import { invalidPattern, type Matches } from './matches.ts';
import { compileTerms } from './terms.ts';

/**
 * A filter pattern: nothing, terms, or conditions on JSON.
 *
 * @throws AwsError `InvalidParameterException`; also for the forms that are not emulated, each by its name.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export const compileFilterPattern = (pattern: string): Matches => {
  const trimmed = pattern.trim();
  if (trimmed.startsWith('['))
    throw invalidPattern('the local cloud does not emulate space-delimited patterns');
  if (/(^|[\s=])%/.test(trimmed))
    throw invalidPattern('the local cloud does not emulate regular expressions');
  return trimmed.startsWith('{') ? compileJsonPattern(trimmed) : compileTerms(trimmed);
};
