/** One POST that the ingress answered with 200, and what is known of it beforehand. */
export interface AcceptedDelivery {
  readonly deliveryId: string;
  readonly body: string;
  /** Absent where the body has none that is usable. */
  readonly id?: string;
  /** Tells contents of one `Id` apart; absent where the delivery can never be published. */
  readonly content?: string;
  /** Every release of the catalogue publishes it, unless other content of its `Id` was published. */
  readonly isGood: boolean;
}
