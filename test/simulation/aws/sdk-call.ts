import type { RequestOptions, Wire } from '../faults/wire.ts';
import { aborted, WireError } from '../faults/wire-error.ts';
import type { Random } from '../random.ts';
import type { ExecutionEnvironment } from './execution-environment.ts';

/** The second argument of `client.send`. */
export interface SendOptions {
  readonly abortSignal?: AbortSignal;
}

export interface SdkCallOptions extends RequestOptions, SendOptions {
  readonly maxAttempts: number;
}

const longestBackoffMs = 100;

/** One call of an SDK client: the request, sent again as the SDK's standard mode does, until it is aborted. */
export const sdkCall = async <Answer>(
  process: ExecutionEnvironment,
  { wire, random }: { readonly wire: Wire; readonly random: Random },
  { maxAttempts, abortSignal, ...request }: SdkCallOptions,
  act: () => Answer,
): Promise<Answer> => {
  const abortion = Promise.withResolvers<never>();
  const abort = () => abortion.reject(aborted());
  abortSignal?.addEventListener('abort', abort, { once: true });

  for (let attempt = 1; ; attempt++) {
    if (abortSignal?.aborted) throw aborted();
    try {
      return await Promise.race([wire.request(process, request, act), abortion.promise]);
    } catch (error) {
      const isRepeated = error instanceof WireError && error.isRepeated;
      if (!isRepeated || attempt >= maxAttempts) throw error;
      await process.sleep(random.between(1, longestBackoffMs));
    }
  }
};
