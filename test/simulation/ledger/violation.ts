/** An invariant that did not hold. */
export interface Violation {
  readonly kind:
    | 'lost'
    | 'beyond the bound'
    | 'held by two'
    | 'lease too short'
    | 'sent again without an answer'
    | 'two contents'
    | 'junk published'
    | 'claim stuck'
    | 'quarantined for nothing'
    | 'not settled by a redrive'
    | 'handler threw';
  /** The delivery id or the event's `Id`, to be followed. */
  readonly key: string;
  readonly text: string;
}
