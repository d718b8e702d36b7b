import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { environmentVariables, newLogStream } from './environment-variables.ts';
import type { FunctionDefinition, FunctionLogLine, InvocationResult } from './function-types.ts';
import { exited, type ProcessEnd, timedOut, unhandled } from './invocation-errors.ts';
import { killWithThisProcess } from './kill-with-this-process.ts';
import { readLogLines } from './log-lines.ts';
import { responseTooLarge } from './payload-limits.ts';
import { isRuntimeMessage, type RuntimeMessage } from './runtime/messages.ts';

interface Invocation {
  readonly requestId: string;
  readonly traceId: string;
  readonly payload: string;
}

export interface ExecutionEnvironment {
  readonly pid: number | undefined;
  readonly isGone: () => boolean;
  /** One at a time. Initialises first, when the environment is new. */
  readonly run: (invocation: Invocation) => Promise<InvocationResult>;
  readonly kill: (signal?: NodeJS.Signals) => void;
  /** Resolves when the process has ended and all that it wrote is read. */
  readonly gone: Promise<void>;
}

interface EnvironmentOptions {
  readonly onLog: (line: FunctionLogLine) => void;
  readonly initTimeoutMs: number;
}

type Happening = RuntimeMessage | { kind: 'timedOut' } | { kind: 'gone'; end: ProcessEnd };

const startProcess = (definition: FunctionDefinition, logStreamName: string): ChildProcess =>
  fork(join(import.meta.dirname, 'runtime', 'bootstrap.ts'), [], {
    cwd: definition.codeDirectory,
    env: environmentVariables(definition, logStreamName),
    // Lambda's memory limit is the whole process's; the heap is what can be limited here.
    execArgv: [`--max-old-space-size=${definition.memoryMb}`],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });

/** How long output may still come after the process ended: a process that it started can hold the pipes open. */
const outputGraceMs = 250;

const onEnd = (child: ChildProcess, listener: (end: ProcessEnd) => void): void => {
  child.once('close', (code, signal) => listener({ code, signal }));
  child.once('exit', (code, signal) => {
    setTimeout(() => listener({ code, signal }), outputGraceMs).unref();
  });
  child.on('error', (error) => {
    if (child.pid === undefined) listener({ code: null, signal: null, spawnError: error.message });
  });
};

/**
 * Starts one execution environment: a process of its own, so that a busy loop, `process.exit` or a full heap harms
 * nothing else.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html
 */
export const startEnvironment = (
  definition: FunctionDefinition,
  { onLog, initTimeoutMs }: EnvironmentOptions,
): ExecutionEnvironment => {
  const logStreamName = newLogStream();
  const child = startProcess(definition, logStreamName);
  const gone = Promise.withResolvers<void>();
  let end: ProcessEnd | undefined;
  let initialised = false;
  let listener = (_happening: Happening): void => {};

  const log = (stream: 'stdout' | 'stderr') => (text: string, requestId: string | undefined) =>
    onLog({ functionName: definition.name, requestId, stream, logStreamName, text });
  if (child.stdout) readLogLines(child.stdout, log('stdout'));
  if (child.stderr) readLogLines(child.stderr, log('stderr'));

  killWithThisProcess(child);
  child.on('message', (message) => {
    if (isRuntimeMessage(message)) listener(message);
  });
  onEnd(child, (processEnd) => {
    end ??= processEnd;
    listener({ kind: 'gone', end });
    gone.resolve();
  });

  const next = (withinMs: number): Promise<Happening> => {
    if (end) return Promise.resolve({ kind: 'gone', end });
    const { promise, resolve } = Promise.withResolvers<Happening>();
    const timer = setTimeout(() => resolve({ kind: 'timedOut' }), withinMs);
    listener = resolve;
    return promise.finally(() => clearTimeout(timer));
  };

  const kill = (signal: NodeJS.Signals = 'SIGKILL'): void => {
    child.kill(signal);
  };

  const invoke = ({ requestId, traceId, payload }: Invocation): Promise<Happening> => {
    const timeoutMs = definition.timeoutSeconds * 1000;
    const deadlineMs = Date.now() + timeoutMs;
    child.send({ requestId, traceId, payload, deadlineMs, functionArn: definition.arn }, () => {}); // a dead process: 'close' tells
    return next(timeoutMs);
  };

  /** Lambda's own words go to the log as well, as they do to CloudWatch. */
  const platformError = (requestId: string, payload: ReturnType<typeof timedOut>) => {
    log('stderr')(`${payload.errorMessage} ${payload.errorType}`, requestId);
    return unhandled(payload);
  };

  const judge = async (happening: Happening, requestId: string): Promise<InvocationResult> => {
    switch (happening.kind) {
      case 'response': {
        const tooLarge = responseTooLarge(happening.payload);
        return tooLarge
          ? platformError(requestId, tooLarge)
          : { ok: true, payload: JSON.parse(happening.payload) };
      }
      case 'error':
        if (!happening.exiting) return unhandled(happening.error);
        await gone.promise;
        return unhandled(happening.error);
      case 'initError':
        kill();
        await gone.promise;
        return unhandled(happening.error);
      case 'timedOut':
        // Lambda gives an initialisation that took over 10 s a second try, under the function's time-out; its end is this.
        kill();
        await gone.promise;
        return platformError(requestId, timedOut(requestId, definition.timeoutSeconds));
      case 'gone':
        return platformError(requestId, exited(requestId, happening.end));
      case 'ready':
        throw new Error('an execution environment was ready twice');
    }
  };

  const run = async (invocation: Invocation): Promise<InvocationResult> => {
    if (!initialised) {
      const happening = await next(initTimeoutMs);
      if (happening.kind !== 'ready') return judge(happening, invocation.requestId);
      initialised = true;
    }
    const result = await judge(await invoke(invocation), invocation.requestId);
    await nextTurn(); // what the handler wrote before its answer is in the pipes, and is read first
    return result;
  };

  return {
    pid: child.pid,
    isGone: () => end !== undefined || child.exitCode !== null || child.signalCode !== null,
    run,
    kill,
    gone: gone.promise,
  };
};
