import type { FunctionErrorPayload, InvocationResult } from './function-types.ts';

export const unhandled = (payload: FunctionErrorPayload): InvocationResult => ({
  ok: false,
  functionError: 'Unhandled',
  payload,
});

/** `{"errorType":"Sandbox.Timedout","errorMessage":"RequestId: … Error: Task timed out after 3.00 seconds"}`, as captured from AWS. @see https://github.com/floci-io/floci/issues/3314 */
export const timedOut = (requestId: string, seconds: number): FunctionErrorPayload => ({
  errorType: 'Sandbox.Timedout',
  errorMessage: `RequestId: ${requestId} Error: Task timed out after ${seconds.toFixed(2)} seconds`,
});

/** Go's names of the signals, which Lambda shows. */
const signalTexts: Readonly<Partial<Record<NodeJS.Signals, string>>> = {
  SIGABRT: 'aborted',
  SIGBUS: 'bus error',
  SIGHUP: 'hangup',
  SIGILL: 'illegal instruction',
  SIGINT: 'interrupt',
  SIGKILL: 'killed',
  SIGSEGV: 'segmentation fault',
  SIGTERM: 'terminated',
};

export interface ProcessEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Why the process could not start at all. */
  readonly spawnError?: string;
}

const describeEnd = ({ code, signal, spawnError }: ProcessEnd): string => {
  if (spawnError !== undefined) return `Runtime failed to start: ${spawnError}`;
  if (signal !== null) return `Runtime exited with error: signal: ${signalTexts[signal] ?? signal}`;
  return code === 0 || code === null
    ? 'Runtime exited without providing a reason'
    : `Runtime exited with error: exit status ${code}`;
};

/** The process ended before it answered. Same source as `timedOut`. */
export const exited = (requestId: string, end: ProcessEnd): FunctionErrorPayload => ({
  errorType: 'Runtime.ExitError',
  errorMessage: `RequestId: ${requestId} Error: ${describeEnd(end)}`,
});
