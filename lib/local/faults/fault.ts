/** What happens to a call that a fault hits. */
export type FaultEffect =
  /** The service refuses or fails, without having acted. */
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'throttle' }
  | { readonly kind: 'error'; readonly name: string }
  /** The service acts, and the connection breaks before its answer. */
  | { readonly kind: 'lostAnswer' }
  /** The connection breaks before the service acts. */
  | { readonly kind: 'reset' }
  /** No answer, for as long as the caller waits. */
  | { readonly kind: 'hang' }
  | { readonly kind: 'latency'; readonly ms: number }
  /** The environment of a function dies in the middle of an invocation. */
  | { readonly kind: 'kill' };

export interface Fault {
  /** As it was given: `sqs.SendMessage=503:0.1`. */
  readonly text: string;
  readonly service: string;
  /** Of an operation, or for `kill` and Lambda's `throttle` a part of a function's name; undefined for all. */
  readonly target: string | undefined;
  readonly effect: FaultEffect;
  /** From above 0 to 1. */
  readonly probability: number;
}
