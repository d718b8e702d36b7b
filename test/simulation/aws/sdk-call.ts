import type { RequestLimits, Wire } from '../faults/wire.ts';
import { WireError } from '../faults/wire-error.ts';
import type { Random } from '../random.ts';
import type { ExecutionEnvironment } from './execution-environment.ts';

export interface SdkCallOptions extends RequestLimits {
  readonly maxAttempts: number;
}

const longestBackoffMs = 100;

/** One call of an SDK client: the request, sent again as the SDK's standard mode does. */
export const sdkCall = async <Answer>(
  process: ExecutionEnvironment,
  { wire, random }: { readonly wire: Wire; readonly random: Random },
  { maxAttempts, ...limits }: SdkCallOptions,
  act: () => Answer,
): Promise<Answer> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await wire.request(process, limits, act);
    } catch (error) {
      const isRepeated = error instanceof WireError && error.isRepeated;
      if (!isRepeated || attempt >= maxAttempts) throw error;
      await process.sleep(random.between(1, longestBackoffMs));
    }
  }
};
