/** `DateTime.MaxValue` as .NET writes it: "has no end". */
export const noEnd = '9999-12-31T23:59:59.9999999';

/** A .NET DateTime in UTC like the specification's example: no zone, and no zeros at the end of the fraction. */
export function formatDateTime(epochMs: number): string {
  return new Date(epochMs).toISOString().replace(/\.?0*Z$/, '');
}
