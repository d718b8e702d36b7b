import type { Issue } from './issue.ts';
import type { JsonObject } from './json/json-value.ts';
import { emptyGuid, normaliseGuid } from './normalise/guid.ts';
import { memberIgnoringCase } from './normalise/match-names.ts';
import { isRefusal } from './normalise/refusal.ts';
import type { QuarantineReason } from './quarantine-reasons.ts';

export type ResolvedId =
  | { readonly id: string; readonly refused?: undefined }
  | {
      readonly id?: undefined;
      readonly refused: Extract<QuarantineReason, 'missingId' | 'invalidId'>;
      readonly issue: Issue;
    };

/** The `Id` that an event is deduplicated by. Guid.Empty means "not set": by it every later event would be a duplicate. */
export function resolveId(sent: JsonObject): ResolvedId {
  const value = memberIgnoringCase(sent, 'Id');
  if (value === undefined || value === null) {
    return { refused: 'missingId', issue: { path: 'Id', kind: 'missing', expected: 'Guid' } };
  }
  const id = normaliseGuid(value, () => {});
  if (isRefusal(id)) {
    return { refused: 'invalidId', issue: { path: 'Id', kind: id.refused, expected: 'Guid' } };
  }
  if (id === emptyGuid) {
    const expected = 'Guid other than Guid.Empty';
    return { refused: 'invalidId', issue: { path: 'Id', kind: 'range', expected } };
  }
  return { id };
}
