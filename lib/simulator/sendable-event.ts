/** What the sender must know of an event; the rest of its properties travels with it. */
export interface SendableEvent {
  readonly Id: string;
  readonly EventType: string;
  readonly EntityId: string;
}

/** An event, and when it happens. */
export interface TimedSendable {
  /** From the start of the timeline, in simulated time. */
  readonly atMs: number;
  readonly event: SendableEvent;
}
