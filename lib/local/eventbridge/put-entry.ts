import * as v from 'valibot';

const text = v.optional(v.nullable(v.string()));

/** An entry of PutEvents on the wire; `Time` in epoch seconds. */
export const entrySchema = v.object({
  Source: text,
  DetailType: text,
  Detail: text,
  EventBusName: text,
  TraceHeader: text,
  Time: v.optional(v.number()),
  Resources: v.optional(v.array(v.string())),
});
export type PutEntry = v.InferOutput<typeof entrySchema>;

/** The entries of one call must stay below this together. */
export const maxRequestBytes = 1_048_576;

/** @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html#eb-calculate-event-entry-size */
export const entryBytes = ({ Source, DetailType, Detail, Resources, Time }: PutEntry): number =>
  (Time === undefined ? 0 : 14) +
  [Source, DetailType, Detail, ...(Resources ?? [])].reduce(
    (sum, part) => sum + Buffer.byteLength(part ?? ''),
    0,
  );

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

/** What EventBridge has against an entry. @see the API reference, PutEventsResultEntry */
export const checkEntry = ({ Source, DetailType, Detail }: PutEntry) => {
  if (!Source) return invalid('Source', 'Source is a required argument.');
  if (!DetailType) return invalid('DetailType', 'DetailType is a required argument.');
  if (!Detail) return invalid('Detail', 'Detail is a required argument.');
  if (DetailType.length > 128) return invalid('DetailType', 'DetailType is too long.');
  if (Source.startsWith('aws.'))
    return {
      ErrorCode: 'NotAuthorizedForSourceException',
      ErrorMessage: 'Not authorized for the source.',
    };
  if (!isJsonObject(Detail))
    return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
  return undefined;
};
