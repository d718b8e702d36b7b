import type { BusEvent } from '../bus-event.ts';
import { isObject } from '../pattern/json.ts';
import type { Rule } from '../rule.ts';

type Variable = (event: unknown, ingestedMs: number, rule: Rule) => unknown;

/**
 * The event without `detail`, with the names and in the order that AWS has here: not those of the event itself.
 *
 * @see test/fixtures/aws-shapes/eventbridge/input-transformer.json
 */
const withoutDetail: Variable = (event) => {
  if (!isObject(event)) return {};
  const {
    id,
    account,
    'detail-type': detailType,
    time,
    source,
    region,
    resources,
    version,
  } = event;
  return { id, account, detailType, time, source, region, resources, version };
};

const reserved: ReadonlyMap<string, Variable> = new Map<string, Variable>([
  ['aws.events.rule-arn', (_event, _ingestedMs, { arn }) => arn],
  ['aws.events.rule-name', (_event, _ingestedMs, { name }) => name],
  ['aws.events.event.ingestion-time', (_event, ingestedMs) => new Date(ingestedMs).toISOString()],
  ['aws.events.event', withoutDetail],
  ['aws.events.event.json', (event) => event],
]);

export const isReservedVariable = (name: string): boolean => reserved.has(name);

/**
 * A variable that needs no path.
 *
 * @param parsed - the event, parsed.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html#eb-transform-input-predefined
 */
export const reservedVariable = (
  name: string,
  parsed: unknown,
  { ingestedMs }: BusEvent,
  rule: Rule,
): unknown => reserved.get(name)?.(parsed, ingestedMs, rule);
