/**
 * What normalisation noticed or changed, as published in `metadata.flags`. A closed list, in the order of the alphabet.
 *
 * @see docs/events.md
 */
export const flags = [
  'bom',
  'casing',
  'coerced',
  'contentType',
  'eventHeaderMissing',
  'eventTypeMissing',
  'filledFromEntity',
  'idNormalised',
  'inconsistent',
  'invalidUtf8',
  'missingProperties',
  'suspiciousTime',
  'unknownEnumValue',
  'unknownProperties',
] as const;

export type Flag = (typeof flags)[number];
