import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { EntryAnswer, PutEvents } from './event-bus.ts';
import type { BusEntry } from './publishable.ts';
import { callMs } from './timings.ts';

/** Errors of an entry's content, which no repetition mends. @see the EventBridge API reference, PutEventsResultEntry */
const contentErrors = new Set(['MalformedDetail', 'InvalidArgument']);
/** Missing permissions, which do not pass by themselves. */
const permissionErrors = new Set([
  'AccessDeniedException',
  'InvalidAccountIdException',
  'NotAuthorizedForDetailTypeException',
  'NotAuthorizedForSourceException',
]);
const throttlingErrors = new Set(['ThrottlingException', 'TooManyRequestsException', 'Throttling']);
/** The connection was never made, so nothing was sent. */
const unsentCodes = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);
const validationErrors = new Set([
  'ValidationException',
  'ValidationError',
  'SerializationException',
]);

interface CallError {
  readonly name: string;
  readonly code?: string;
  readonly $fault?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

const isCallError = (error: unknown): error is CallError =>
  typeof error === 'object' && error !== null && 'name' in error && typeof error.name === 'string';

/** The one place that says what a failed call means for its entries. */
const answerOfFailure = (error: unknown): EntryAnswer => {
  if (!isCallError(error)) return { state: 'unknownOutcome', error: 'unknown' };
  const { name, code } = error;
  if (code !== undefined && unsentCodes.has(code))
    return { state: 'refused', error: code, retryNow: true };
  const status = error.$metadata?.httpStatusCode;
  if (status === undefined || status < 400 || status >= 500)
    return { state: 'unknownOutcome', error: code ?? name };
  if (throttlingErrors.has(name) || status === 429)
    return { state: 'refused', error: name, retryNow: true };
  if (validationErrors.has(name) || status === 413) return { state: 'refusedForGood', error: name };
  return { state: 'refused', error: name, retryNow: false };
};

/**
 * PutEvents by the SDK; never longer than `callMs.putEvents`, also where one call becomes one for each entry.
 *
 * @param client - with `maxAttempts: 1`: the SDK would repeat a call whose outcome is unknown.
 */
export const eventBridgePutEvents = (client: EventBridgeClient): PutEvents => {
  const put = async (
    entries: readonly BusEntry[],
    abortSignal: AbortSignal,
  ): Promise<readonly EntryAnswer[]> => {
    try {
      const command = new PutEventsCommand({ Entries: [...entries] });
      const answer = await client.send(command, { abortSignal });
      return entries.map((_, index): EntryAnswer => {
        const entry = answer.Entries?.[index];
        if (entry?.EventId) return { state: 'published' };
        const error = entry?.ErrorCode;
        if (!error) return { state: 'unknownOutcome', error: 'noAnswer' };
        if (contentErrors.has(error)) return { state: 'refusedForGood', error };
        return { state: 'refused', error, retryNow: !permissionErrors.has(error) };
      });
    } catch (error) {
      const failure = answerOfFailure(error);
      // One malformed entry fails the validation of the whole call: find out which.
      if (failure.state === 'refusedForGood' && entries.length > 1)
        return (await Promise.all(entries.map((entry) => put([entry], abortSignal)))).flat();
      return entries.map(() => failure);
    }
  };
  return async (entries) => put(entries, AbortSignal.timeout(callMs.putEvents));
};
