/** An invariant that did not hold. */
export interface Violation {
  readonly kind:
    | 'lost'
    | 'beyond the bound'
    | 'junk published'
    | 'claim stuck'
    | 'not redriven'
    | 'handler threw';
  /** The delivery id or the event's `Id`, to be followed. */
  readonly key: string;
  readonly text: string;
}
