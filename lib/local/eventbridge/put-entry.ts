import * as v from 'valibot';
import { constraintOf, textOf } from './api/fields.ts';
import { isWithinDetailLimits } from './detail-limits.ts';

const text = v.optional(v.nullable(v.string()));

const busPattern =
  '(arn:aws[\\w-]*:events:[a-z]+-[a-z]+-[\\w-]+:[0-9]{12}:event-bus\\/)?[\\.\\-_A-Za-z0-9]+';

/** Unlike the rest of an entry, what violates these fails the whole call. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html */
const busNameOrArn = v.pipe(
  textOf(1, 1600),
  v.regex(new RegExp(`^${busPattern}$`), constraintOf(busPattern)),
);

/** An entry of PutEvents on the wire; `Time` in epoch seconds. */
export const entrySchema = v.object({
  Source: text,
  DetailType: text,
  Detail: text,
  EventBusName: v.optional(v.nullable(busNameOrArn)),
  TraceHeader: v.optional(v.nullable(textOf(1, 500))),
  Time: v.optional(v.nullable(v.number())),
  Resources: v.optional(v.nullable(v.array(v.string()))),
});
export type PutEntry = v.InferOutput<typeof entrySchema>;

/** The entries of one call must stay below this together. */
export const maxRequestBytes = 1_048_576;

/** @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html#eb-calculate-event-entry-size */
export const entryBytes = ({ Source, DetailType, Detail, Resources, Time }: PutEntry): number =>
  (typeof Time === 'number' ? 14 : 0) +
  [Source, DetailType, Detail, ...(Resources ?? [])].reduce(
    (sum, part) => sum + Buffer.byteLength(part ?? ''),
    0,
  );

/** `JSON.parse` keeps its own stack: no depth overflows it, unlike a reviver's. */
const isJsonObject = (json: string): boolean => {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
};

const invalid = (parameter: string, reason: string) => ({
  ErrorCode: 'InvalidArgument',
  ErrorMessage: `Parameter ${parameter} is not valid. Reason: ${reason}`,
});

const malformedDetail = { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };

/**
 * What EventBridge has against an entry; the others of its call go through.
 *
 * The words are AWS's where they are known (see test/fixtures/aws-shapes/eventbridge). They are not for a detail-type
 * that is too long, nor is the code for nesting and integers beyond the limits.
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsResultEntry.html
 */
export const checkEntry = ({ Source, DetailType, Detail, Resources, Time }: PutEntry) => {
  if (!Source) return invalid('Source', 'Source is a required argument.');
  if (!DetailType) return invalid('DetailType', 'DetailType is a required argument.');
  if (!Detail) return invalid('Detail', 'Detail is a required argument.');
  if (DetailType.length > 128) return invalid('DetailType', 'DetailType is too long.');
  if (Source.length > 256) return invalid('Source', 'Source is too long.');
  if (Resources?.some((resource) => resource.length > 2048))
    return invalid('Resources', 'A resource is too long.');
  if (typeof Time === 'number' && Number.isNaN(new Date(Time * 1000).getTime()))
    return invalid('Time', 'Time is no point in time.');
  if (Source.startsWith('aws.'))
    return {
      ErrorCode: 'NotAuthorizedForSourceException',
      ErrorMessage: 'Not authorized for the source.',
    };
  if (!isJsonObject(Detail) || !isWithinDetailLimits(Detail)) return malformedDetail;
  return undefined;
};
