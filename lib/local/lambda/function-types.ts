/** What the template says of one function: all that an execution environment needs. */
export interface FunctionDefinition {
  readonly name: string;
  readonly arn: string;
  /** The deployed asset, unpacked: Lambda's `/var/task`. */
  readonly codeDirectory: string;
  /** `file.export`, as in `index.handler`; the file without its extension, relative to `codeDirectory`. */
  readonly handler: string;
  /** Exactly what the function gets beside Lambda's own variables; credentials and `AWS_ENDPOINT_URL` are the caller's to set. */
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
}

/** One line that the function wrote, with the invocation it belongs to. */
export interface FunctionLogLine {
  readonly functionName: string;
  /** Undefined for what is written while the environment initialises. */
  readonly requestId: string | undefined;
  readonly stream: 'stdout' | 'stderr';
  /** Of the execution environment: `2026/01/31/[$LATEST]…`. */
  readonly logStreamName: string;
  readonly text: string;
}

export interface FunctionOptions {
  readonly onLog: (line: FunctionLogLine) => void;
  /**
   * Processes at once. Lambda would start another environment; here a further invocation waits for a free one.
   * @default 10
   */
  readonly maxEnvironments?: number;
  /** Asked at each invocation: after how long its environment is killed, should it still be at it. @default - never */
  readonly killAfterMs?: () => number | undefined;
  /** Asked at each invocation: whether Lambda refuses it, as when the account's concurrency is used up. @default - never */
  readonly isThrottled?: () => boolean;
  /** How long the handler's module may take to load. @default 10000, Lambda's limit */
  readonly initTimeoutMs?: number;
}

/** What a failed invocation answers with (`X-Amz-Function-Error: Unhandled`). */
export interface FunctionErrorPayload {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

/**
 * What came of an invocation. `ok` is the function's word only: whoever invoked it judges the payload.
 * `payload` is what JSON makes of the handler's answer (`undefined` arrives as `null`).
 */
export type InvocationResult =
  | { readonly ok: true; readonly payload: unknown }
  | {
      readonly ok: false;
      readonly functionError: 'Unhandled';
      readonly payload: FunctionErrorPayload;
    };

interface InvocationOptions {
  /** An X-Ray trace header (`Root=1-…;Parent=…;Sampled=0`), as `_X_AMZN_TRACE_ID`. @default - a fresh, unsampled one */
  readonly traceId?: string;
  /** @default - a fresh one */
  readonly requestId?: string;
  /** Hears of the lines that this invocation writes. */
  readonly onLog?: (line: FunctionLogLine) => void;
}

interface ExecutionEnvironmentState {
  readonly pid: number;
  readonly busy: boolean;
}

export interface LambdaFunction {
  /**
   * Invokes the function and waits (`RequestResponse`). A function that fails is a result, not an exception.
   * @throws LambdaServiceError when Lambda itself refuses: too large a request, or the function was stopped.
   */
  readonly invoke: (payload: unknown, options?: InvocationOptions) => Promise<InvocationResult>;
  /** Kills every live environment, as a crash of the machine would, and says how many. @default - SIGKILL */
  readonly kill: (signal?: NodeJS.Signals) => number;
  readonly environments: () => readonly ExecutionEnvironmentState[];
  /** Kills every environment and resolves when their processes are gone. What was running fails. */
  readonly stop: () => Promise<void>;
}
