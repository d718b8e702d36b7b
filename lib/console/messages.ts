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
  /** What Enreach heard. */
  readonly status?: number;
  /** Why it was quarantined or refused, or has to be tried again. */
  readonly reason?: string;
  readonly issues: readonly IssueLine[];
  readonly flags: readonly string[];
  readonly schema?: string;
  readonly bodyBytes?: number;
  readonly receiveCount?: number;
  readonly steps: readonly Step[];
}

/** Where an event violates its schema; never a value. */
export interface IssueLine {
  readonly path: string;
  readonly kind: string;
}

/** A body as text, and in the lines of formatted JSON where it is JSON. */
export interface Body {
  readonly text: string;
  readonly json?: string;
}

export interface DeliveryBodies {
  readonly sent?: Body;
  /** `detail` of the event on the bus. */
  readonly published?: Body;
  /** The whole event on the bus. */
  readonly event?: Body;
}

/** Since the start, except where it says now. */
export interface Counts {
  readonly received: number;
  readonly accepted: number;
  readonly refused: number;
  readonly queued: number;
  readonly published: number;
  readonly duplicates: number;
  readonly quarantined: number;
  readonly retries: number;
  readonly marked: number;
  readonly matched: number;
  readonly delivered: number;
  readonly notDelivered: number;
}

/** How much waits where, now; undefined before it was asked. */
export interface Waiting {
  readonly onQueue: number;
  readonly atConsumer: number;
  readonly inQuarantine: number;
  readonly inDeadLetterQueue: number;
}

/** One second. */
export interface Second {
  readonly published: number;
  /** Settled otherwise, or refused. */
  readonly others: number;
  /** Milliseconds; absent where nothing was measured. */
  readonly answer?: Latency;
  readonly publication?: Latency;
}

export interface Latency {
  readonly p50: number;
  readonly p95: number;
}

/** What changes all the time. */
export interface Pulse {
  readonly counts: Counts;
  readonly waiting?: Waiting;
  /** The last two minutes, oldest first. */
  readonly seconds: readonly Second[];
  /** Over those. */
  readonly overall: { readonly answer?: Latency; readonly publication?: Latency };
  /** What the simulator plays; undefined when it is idle. */
  readonly playing?: string;
}

export interface SampleGroup {
  readonly section: string;
  readonly types: readonly { readonly name: string; readonly description: string }[];
}

export interface NamedAction {
  readonly name: string;
  readonly title: string;
  readonly description: string;
}

/** What stays as it is while the local cloud runs. */
export interface Facts {
  readonly webhookUrl: string;
  /** A command that posts the documentation's example. */
  readonly curl: string;
  readonly awsEndpoint: string;
  readonly region: string;
  readonly samples: readonly SampleGroup[];
  readonly scenarios: readonly NamedAction[];
  readonly troubles: readonly NamedAction[];
  readonly flagMeanings: Readonly<Record<string, string>>;
  readonly reasonMeanings: Readonly<Record<string, string>>;
  readonly issueMeanings: Readonly<Record<string, string>>;
}

export interface QuarantinedDelivery {
  readonly deliveryId: string;
  readonly reason: string;
  readonly issues: readonly IssueLine[];
  readonly eventType?: string;
  readonly id?: string;
  readonly quarantinedAt: string;
  readonly bodyBytes: number;
}

export interface QuarantineList {
  readonly deliveries: readonly QuarantinedDelivery[];
  /** There are more than are listed. */
  readonly isCut: boolean;
}

export interface DeadLetterLine {
  readonly deliveryId: string;
  readonly eventType?: string;
  readonly endpoint?: string;
  readonly receivedAt?: string;
}

export type PatternAnswer =
  | { readonly problem: string }
  | { readonly problem?: undefined; readonly tried: number; readonly matched: readonly string[] };

/** What came of an action, in words for the person who clicked. */
export interface Done {
  readonly ok: boolean;
  readonly text: string;
}
