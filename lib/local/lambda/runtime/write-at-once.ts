import type { Writable } from 'node:stream';

/**
 * Makes each write to a pipe wait until the pipe has taken it: else what a full pipe has not is lost when the process
 * exits. Node offers it on the stream's handle only.
 */
export const writeAtOnce = (stream: Writable): void => {
  const handle: unknown = Reflect.get(stream, '_handle');
  if (
    typeof handle === 'object' &&
    handle !== null &&
    'setBlocking' in handle &&
    typeof handle.setBlocking === 'function'
  )
    handle.setBlocking(true);
};
