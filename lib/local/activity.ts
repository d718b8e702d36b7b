import type { BusEvent } from './eventbridge/bus-event.ts';
import type { ServedCall } from './front-door/tell-calls.ts';
import type { AnsweredRequest } from './http-api/types.ts';
import type { Denial } from './iam/denial.ts';

/** What happens in the local cloud, as it happens. */
export type Activity =
  /** A request to the HTTP API of the webhooks, by whatever answered it. */
  | { readonly kind: 'answered'; readonly request: AnsweredRequest }
  /** A call of AWS, by a function or by a person. */
  | { readonly kind: 'served'; readonly call: ServedCall }
  | { readonly kind: 'published'; readonly event: BusEvent }
  | { readonly kind: 'matched'; readonly rule: string; readonly event: BusEvent }
  | {
      readonly kind: 'delivered';
      readonly rule: string;
      readonly target: string;
      readonly event: BusEvent;
    }
  | {
      readonly kind: 'deliveryFailed';
      readonly rule: string;
      readonly target: string;
      readonly event: BusEvent;
      readonly code: string;
      readonly message: string;
      /** `dropped` where the target has no dead-letter queue. */
      readonly next: 'retry' | 'deadLetter' | 'dropped';
      readonly retryInMs?: number;
    }
  | { readonly kind: 'replayed'; readonly replay: string; readonly event: BusEvent }
  /** One line that a function wrote. */
  | { readonly kind: 'log'; readonly functionName: string; readonly text: string }
  /** A call that the template's policies do not allow. */
  | { readonly kind: 'denied'; readonly denial: Denial }
  /** A call, or a function, that met a fault on demand. */
  | { readonly kind: 'fault'; readonly fault: string; readonly at: string }
  | { readonly kind: 'problem'; readonly message: string };
