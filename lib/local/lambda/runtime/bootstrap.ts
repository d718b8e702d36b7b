// The process of one execution environment: loads the handler once, then runs one invocation at a time.
// Started by execution-environment.ts, run by Node itself. Imports stay few: each costs every cold start.
import { flushCompileCache } from 'node:module';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { invocationMark } from '../log-lines.ts';
import { createContext } from './context.ts';
import { runtimeError, toErrorPayload } from './error-payload.ts';
import { type Handler, loadHandler } from './load-handler.ts';
import { type InvokeMessage, isInvokeMessage, type RuntimeMessage } from './messages.ts';
import { toJson } from './to-json.ts';
import { writeAtOnce } from './write-at-once.ts';

delete process.env.NODE_COMPILE_CACHE;
writeAtOnce(process.stdout);
writeAtOnce(process.stderr);

// The function may replace these.
const exit = process.exit.bind(process);
const send = process.send?.bind(process);
const writers = [process.stdout, process.stderr].map((stream) => stream.write.bind(stream));

const tell = (message: RuntimeMessage): Promise<void> =>
  new Promise((resolve) => {
    if (send === undefined) exit(1);
    else send(message, undefined, undefined, () => resolve());
  });

let current: string | undefined;
let initialised = false;

const logError = (title: string, error: unknown): void => {
  const cause = error instanceof Error && error.cause ? toErrorPayload(error.cause) : undefined;
  console.error(`${title}\t${JSON.stringify({ ...toErrorPayload(error), cause })}`);
};

/** The process is beyond repair: says so for the invocation it was in, and ends. */
const fail = async (title: string, error: unknown, exitCode: number): Promise<void> => {
  logError(title, error);
  const payload = toErrorPayload(error);
  if (!initialised) await tell({ kind: 'initError', error: payload });
  else if (current !== undefined)
    await tell({ kind: 'error', requestId: current, error: payload, exiting: true });
  exit(exitCode);
};

/** @throws Runtime.JSONStringifyError */
const serialise = (value: unknown): string => {
  try {
    return toJson(value);
  } catch (error) {
    throw runtimeError('Runtime.JSONStringifyError', 'Unable to stringify response body', error);
  }
};

const runHandler = async (handler: Handler, invocation: InvokeMessage): Promise<RuntimeMessage> => {
  const { requestId } = invocation;
  try {
    const answer = await handler(JSON.parse(invocation.payload), createContext(invocation));
    const payload = serialise(answer);
    await nextTurn();
    return { kind: 'response', requestId, payload };
  } catch (error) {
    await nextTurn();
    logError('Invoke Error', error);
    return { kind: 'error', requestId, error: toErrorPayload(error), exiting: false };
  }
};

const invoke = async (handler: Handler, invocation: InvokeMessage): Promise<void> => {
  current = invocation.requestId;
  process.env._X_AMZN_TRACE_ID = invocation.traceId;
  for (const write of writers) write(invocationMark(invocation.requestId));
  // As on Lambda: a handler that waits for nothing that can ever come ends the process, not the time-out.
  process.channel?.unref();
  const answer = await runHandler(handler, invocation);
  process.channel?.ref();
  await tell(answer);
  current = undefined;
};

process.on('disconnect', () => exit()); // nobody is left to answer
process.on('SIGINT', () => {}); // Ctrl-C reaches the whole group; it is for the local cloud alone
process.on('uncaughtException', (error) => fail('Uncaught Exception', error, 129));
process.on('unhandledRejection', (reason) =>
  fail(
    'Unhandled Promise Rejection',
    runtimeError('Runtime.UnhandledPromiseRejection', String(reason), reason),
    128,
  ),
);

try {
  const handler = await loadHandler(process.env);
  initialised = true;
  process.on('message', (message: unknown) => {
    if (isInvokeMessage(message)) void invoke(handler, message);
  });
  await tell({ kind: 'ready' });
  flushCompileCache();
} catch (error) {
  await fail('Init Error', error, 1);
}
