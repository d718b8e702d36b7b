/** What the console's server tells its page, as JSON. Types only: both sides import them. */

/** What became of a delivery so far. */
export type DeliveryOutcome =
  | 'inFlight'
  | 'published'
  | 'duplicate'
  | 'quarantined'
  | 'retry'
  | 'refused'
  | 'dropped';

/** One thing that happened to a delivery. */
export interface Step {
  readonly kind:
    | 'received'
    | 'queued'
    | 'answered'
    | 'claimed'
    | 'published'
    | 'marked'
    | 'matched'
    | 'delivered'
    | 'notDelivered'
    | 'duplicate'
    | 'quarantined'
    | 'retry'
    | 'released'
    | 'dropped'
    | 'replayed';
  /** Epoch milliseconds. */
  readonly atMs: number;
  /** Which rule, target, status or reason. */
  readonly what?: string;
}

/** Where an event violates its schema; never a value. */
export interface IssueLine {
  readonly path: string;
  readonly kind: string;
}

/** One request of Enreach and its way; the bodies are asked for apart. */
export interface Delivery {
  /** Of this console; not the delivery id, which refused requests lack. */
  readonly key: string;
  readonly atMs: number;
  readonly eventType?: string;
  /** The event's `Id`. */
  readonly id?: string;
  readonly deliveryId?: string;
  readonly endpoint?: string;
  readonly outcome: DeliveryOutcome;
  /** Why it was quarantined or refused, or has to be tried again. */
  readonly reason?: string;
  readonly issues: readonly IssueLine[];
  readonly flags: readonly string[];
  readonly bodyBytes?: number;
  readonly receiveCount?: number;
  readonly steps: readonly Step[];
}

/** What changed since the last message; at first all there is. */
export interface Changes {
  readonly deliveries: readonly Delivery[];
  /** Keys of those that are not kept any more. */
  readonly gone: readonly string[];
}

/** As formatted JSON where it is JSON, its numbers as they were written. */
export interface Body {
  readonly text: string;
  readonly isJson: boolean;
}

export interface DeliveryBodies {
  readonly sent?: Body;
  /** `detail` of the event on the bus. */
  readonly published?: Body;
}

/** Since the start. */
export interface Counts {
  readonly received: number;
  readonly accepted: number;
  readonly refused: number;
  readonly published: number;
  readonly duplicate: number;
  readonly quarantined: number;
  readonly retry: number;
  readonly delivered: number;
}

/** How much waits where, now. */
export interface Waiting {
  /** On the queue or at the consumer. */
  readonly onQueue: number;
  readonly inQuarantine: number;
  readonly inDlq: number;
}

/** Milliseconds. */
export interface Latency {
  readonly p50: number;
  readonly p95: number;
}

/** Absent where nothing was measured. */
export interface Latencies {
  readonly answer?: Latency;
  readonly publication?: Latency;
}

/** One second. */
export interface Second extends Latencies {
  readonly published: number;
  /** Settled otherwise, or refused. */
  readonly others: number;
}

/** What changes all the time. */
export interface Pulse {
  readonly counts: Counts;
  /** Undefined while the AWS endpoint does not answer. */
  readonly waiting?: Waiting;
  /** The last two minutes, oldest first. */
  readonly seconds: readonly Second[];
  /** Over those. */
  readonly overall: Latencies;
  /** What the simulator plays; undefined when it is idle. */
  readonly playing?: string;
}

/** What the simulator sends at a click. */
export interface Offer {
  readonly name: string;
  readonly title: string;
  readonly description?: string;
}

/** What stays as it is while the local cloud runs. */
export interface Facts {
  /** When it was started, in epoch milliseconds: by this two runs differ. */
  readonly startedMs: number;
  readonly endpoints: readonly { readonly name: string; readonly webhookUrl: string }[];
  readonly awsEndpoint: string;
  /** A command that posts the documentation's example. */
  readonly curl: string;
  readonly offers: readonly { readonly title: string; readonly offers: readonly Offer[] }[];
  readonly flagMeanings: Readonly<Record<string, string>>;
  readonly reasonMeanings: Readonly<Record<string, string>>;
  readonly issueMeanings: Readonly<Record<string, string>>;
}

export interface QuarantinedDelivery {
  readonly deliveryId: string;
  readonly reason: string;
  readonly issues: readonly IssueLine[];
  readonly eventType?: string;
  readonly quarantinedAt: string;
  readonly bodyBytes: number;
}

export interface DeadLetterLine {
  readonly deliveryId: string;
  readonly eventType?: string;
  readonly endpoint?: string;
  readonly receivedAt?: string;
}

export interface PatternAnswer {
  /** Why it is no pattern. */
  readonly problem?: string;
  readonly tried: number;
  /** Keys of deliveries. */
  readonly matched: readonly string[];
}

/** What came of an action, in words for the person who clicked. */
export interface Done {
  readonly ok: boolean;
  readonly text: string;
}
