import { randomUUID } from 'node:crypto';
import { type ExecutionEnvironment, startEnvironment } from './execution-environment.ts';
import type {
  FunctionDefinition,
  FunctionLogLine,
  FunctionOptions,
  LambdaFunction,
} from './function-types.ts';
import { LambdaServiceError } from './lambda-service-error.ts';
import { assertRequestFits } from './payload-limits.ts';
import { toJson } from './runtime/to-json.ts';
import { newTraceHeader } from './trace-id.ts';

/** @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html#runtimes-lifecycle-ib "limited to 10 seconds" */
const defaultInitTimeoutMs = 10_000;

type Waiting = PromiseWithResolvers<ExecutionEnvironment>;

const stoppedError = (name: string): LambdaServiceError =>
  new LambdaServiceError('ServiceException', `the function ${name} was stopped`);

/**
 * A Lambda function on this machine: as many execution environments as invocations run at once, reused while warm,
 * the most recently used first.
 */
export const createFunction = (
  definition: FunctionDefinition,
  {
    onLog,
    maxEnvironments = 10,
    initTimeoutMs = defaultInitTimeoutMs,
    killAfterMs = () => undefined,
    isThrottled = () => false,
  }: FunctionOptions,
): LambdaFunction => {
  const live = new Set<ExecutionEnvironment>();
  const busy = new Set<ExecutionEnvironment>();
  const idle: ExecutionEnvironment[] = []; // a stack
  const waiting: Waiting[] = [];
  const listeners = new Map<string, (line: FunctionLogLine) => void>();
  let stopped = false;

  const tell = (line: FunctionLogLine): void => {
    onLog(line);
    listeners.get(line.requestId ?? '')?.(line);
  };

  /** For an invocation that waits for it: busy from its first moment. */
  const start = (): ExecutionEnvironment => {
    const environment = startEnvironment(definition, { onLog: tell, initTimeoutMs });
    live.add(environment);
    busy.add(environment);
    void environment.gone.then(() => forget(environment));
    return environment;
  };

  const forget = (environment: ExecutionEnvironment): void => {
    live.delete(environment);
    busy.delete(environment);
    const position = idle.indexOf(environment);
    if (position !== -1) idle.splice(position, 1);
    if (live.size < maxEnvironments && !stopped) waiting.shift()?.resolve(start());
  };

  const acquire = (): Promise<ExecutionEnvironment> => {
    let warm = idle.pop();
    while (warm?.isGone()) warm = idle.pop();
    if (warm) {
      busy.add(warm);
      return Promise.resolve(warm);
    }
    if (live.size < maxEnvironments) return Promise.resolve(start());
    const place: Waiting = Promise.withResolvers();
    waiting.push(place);
    return place.promise;
  };

  const release = (environment: ExecutionEnvironment): void => {
    if (environment.isGone()) return;
    const next = waiting.shift();
    if (next) next.resolve(environment);
    else {
      busy.delete(environment);
      idle.push(environment);
    }
  };

  return {
    invoke: async (payload, options = {}) => {
      const { traceId = newTraceHeader(), requestId = randomUUID() } = options;
      if (stopped) throw stoppedError(definition.name);
      if (isThrottled()) throw new LambdaServiceError('TooManyRequestsException', 'Rate Exceeded.');
      const json = toJson(payload);
      assertRequestFits(json);
      const environment = await acquire();
      const killMs = killAfterMs();
      const killer =
        killMs === undefined ? undefined : setTimeout(() => environment.kill(), killMs);
      if (options.onLog) listeners.set(requestId, options.onLog);
      try {
        return await environment.run({ requestId, traceId, payload: json });
      } finally {
        listeners.delete(requestId);
        clearTimeout(killer);
        release(environment);
      }
    },
    kill: (signal) => {
      const alive = [...live].filter((environment) => !environment.isGone());
      for (const environment of alive) environment.kill(signal);
      idle.length = 0; // dying: the next invocation must not meet one
      return alive.length;
    },
    environments: () =>
      [...live].flatMap((environment) =>
        environment.pid === undefined || environment.isGone()
          ? []
          : [{ pid: environment.pid, busy: busy.has(environment) }],
      ),
    stop: async () => {
      stopped = true;
      for (const place of waiting.splice(0)) place.reject(stoppedError(definition.name));
      for (const environment of live) environment.kill();
      await Promise.all([...live].map(({ gone }) => gone));
    },
  };
};
