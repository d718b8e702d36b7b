import type { BusEvent } from '../bus-event.ts';
import { DeliveryError } from '../delivery/delivery-error.ts';
import type { Rule } from '../rule.ts';
import type { InputTransformer, Target } from '../target.ts';
import { fillTemplate, isJsonTemplate, toJson } from './input-template.ts';
import { findByPath } from './json-path.ts';
import { parseKeepingNumbers } from './keep-numbers.ts';
import { isReservedVariable, reservedVariable } from './reserved-variables.ts';

/** "The JSON that is passed to the target is minified." */
const minify = (json: string): string => {
  try {
    return JSON.stringify(parseKeepingNumbers(json));
  } catch (cause) {
    throw new DeliveryError('INVALID_JSON', 'The input transformer made no valid JSON.', { cause });
  }
};

const transform = (
  { InputPathsMap, InputTemplate }: InputTransformer,
  event: BusEvent,
  rule: Rule,
): string => {
  const parsed = parseKeepingNumbers(event.json);
  const filled = fillTemplate(InputTemplate, (name) => {
    if (isReservedVariable(name)) return reservedVariable(name, parsed, event, rule);
    const path = InputPathsMap[name];
    return path === undefined ? undefined : findByPath(parsed, path);
  });
  return isJsonTemplate(InputTemplate) ? minify(filled) : filled;
};

/**
 * What a target gets of an event: all of it to the letter, unless the target says otherwise.
 *
 * @throws DeliveryError `INVALID_JSON` when a template for JSON gives none, which no retry mends.
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Target.html Input, InputPath, InputTransformer
 */
export const targetInput = (target: Target, event: BusEvent, rule: Rule): string => {
  const { Input, InputPath, InputTransformer } = target;
  if (Input !== undefined) return Input;
  if (InputTransformer) return transform(InputTransformer, event, rule);
  if (InputPath === undefined || InputPath === '' || InputPath === '$') return event.json;
  return toJson(findByPath(parseKeepingNumbers(event.json), InputPath));
};
