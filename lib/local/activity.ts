import type { BusEvent } from './eventbridge/event-buses.ts';

/** What happens in the local cloud, as it happens. */
export type Activity =
  | { readonly kind: 'published'; readonly event: BusEvent }
  | { readonly kind: 'matched'; readonly rule: string; readonly event: BusEvent }
  /** One line that a function wrote. */
  | { readonly kind: 'log'; readonly functionName: string; readonly text: string }
  | { readonly kind: 'problem'; readonly message: string };
