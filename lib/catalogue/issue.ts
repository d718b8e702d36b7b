/** What can be wrong with a property. The value itself is never kept: it may be a phone number. */
export type IssueKind =
  /** Absent or null, where neither is allowed. */
  | 'missing'
  /** Of another JSON type, which cannot be read as the right one without loss. */
  | 'type'
  /** The right JSON type, but the text does not read as the expected one. */
  | 'format'
  /** A number outside the range of its type. */
  | 'range'
  /** An integer beyond 2^53, which JavaScript would round. */
  | 'precision'
  /** Contradicts the X-Benemen-Event header. */
  | 'mismatch'
  /** A name that is kept for `metadata`. */
  | 'reserved';

/** Where an event violates its schema, in terms of the catalogue only. */
export interface Issue {
  /** The documented name, for a list with index: `AttachedUsers.1.UserId`. */
  readonly path: string;
  readonly kind: IssueKind;
  /** The type as the specification writes it (`Guid?`, `List<QueueAttachedUser>`), or what else is expected. */
  readonly expected: string;
}
