import * as v from 'valibot';
import { AwsError } from '../../front-door/aws-error.ts';
import { isWithinDetailLimits } from '../detail-limits.ts';
import { isObject } from '../pattern/json.ts';
import { type JsonObject, matchesPattern } from '../pattern/match-pattern.ts';
import { compilePatternText } from '../pattern-text.ts';
import { textOf } from './fields.ts';
import type { Operation } from './operation.ts';
import { parseRequest } from './parse-request.ts';

const schema = v.object({ EventPattern: textOf(0, 4096), Event: v.string() });

/** The documentation counts `resources` among them; AWS does not ask for it. @see test/fixtures/aws-shapes/eventbridge */
const mandatoryFields = ['id', 'account', 'source', 'time', 'region', 'detail-type'];

const isEvent = (value: unknown): value is JsonObject => isObject(value);

const parseEvent = (text: string): JsonObject | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return isEvent(value) && isWithinDetailLimits(text) ? value : undefined;
  } catch {
    return undefined;
  }
};

/**
 * Whether an event matches a pattern, without either being put.
 *
 * An event that lacks some of the mandatory fields is refused, as by AWS. One that has none of them is matched as it is,
 * which AWS refuses too: so a pattern can be tried on a bare object.
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_TestEventPattern.html
 */
export const testEventPattern: Operation = (input) => {
  const { EventPattern, Event } = parseRequest(schema, input);
  const pattern = compilePatternText(EventPattern);
  const event = parseEvent(Event);
  const present = mandatoryFields.filter((name) => event && Object.hasOwn(event, name));
  if (!event || (present.length > 0 && present.length < mandatoryFields.length))
    throw new AwsError('ValidationException', 'Parameter Event is not valid.');
  return { Result: matchesPattern(pattern, event) };
};
