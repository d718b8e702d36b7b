/** Why a delivery can never be published as it is. A closed list. */
export const quarantineReasons = [
  'emptyBody',
  'invalidJson',
  'notAnObject',
  'missingId',
  'invalidId',
  'missingEventType',
  'invalidEventType',
  'eventTypeMismatch',
  'invalidPayload',
  'tooDeep',
  'idConflict',
  'reservedName',
  'tooLarge',
  'refusedByBus',
  'stale',
] as const;

export type QuarantineReason = (typeof quarantineReasons)[number];
