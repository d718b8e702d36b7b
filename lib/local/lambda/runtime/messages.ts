import type { FunctionErrorPayload } from '../function-types.ts';

/** What the local cloud tells an execution environment. */
export interface InvokeMessage {
  readonly requestId: string;
  readonly deadlineMs: number;
  readonly traceId: string;
  readonly functionArn: string;
  /** JSON text, parsed on the other side only. */
  readonly payload: string;
}

/** What an execution environment tells the local cloud. */
export type RuntimeMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'initError'; readonly error: FunctionErrorPayload }
  | { readonly kind: 'response'; readonly requestId: string; readonly payload: string }
  | {
      readonly kind: 'error';
      readonly requestId: string;
      readonly error: FunctionErrorPayload;
      /** The process ends after this: it must not be given another invocation. */
      readonly exiting: boolean;
    };

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

// Tags are enough: both ends are ours, and only a message that the function itself sends can lack one.
export const isInvokeMessage = (value: unknown): value is InvokeMessage =>
  isObject(value) && 'requestId' in value && 'deadlineMs' in value && 'payload' in value;

export const isRuntimeMessage = (value: unknown): value is RuntimeMessage =>
  isObject(value) &&
  'kind' in value &&
  (value.kind === 'ready' ||
    (value.kind === 'initError' && 'error' in value) ||
    (value.kind === 'response' && 'payload' in value) ||
    (value.kind === 'error' && 'error' in value));
