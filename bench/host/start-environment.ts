import { fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { environmentVariables } from '../../lib/local/lambda/environment-variables.ts';
import type { Contender } from '../contender.ts';
import { variablesAt } from '../environment.ts';
import type { HostAnswer, HostRequest } from './messages.ts';

export interface Environment {
  /** Runs one invocation for each payload, one after the other. @throws Error when the process ends instead of answering. */
  readonly invoke: (payloads: readonly string[], profile?: boolean) => Promise<HostAnswer>;
  /** What it wrote to standard output so far. */
  readonly logBytes: () => number;
  /** Resolves when its process has ended. */
  readonly stop: () => Promise<void>;
}

export interface HostOptions {
  /** From `bundleHost`. */
  readonly hostFile: string;
  /** The stub's. */
  readonly endpoint: string;
}

let started = 0;

/** Starts one execution environment of a contender. Its output goes to a file beside the host. */
export const startEnvironment = (
  { name, directory, variables }: Contender,
  { hostFile, endpoint }: HostOptions,
): Environment => {
  const { NODE_COMPILE_CACHE: _, ...lambda } = environmentVariables({
    name,
    arn: 'arn:aws:lambda:us-east-1:000000000000:function:benchmark',
    codeDirectory: directory,
    handler: 'index.handler',
    timeoutSeconds: 15,
    memoryMb: 512,
    environment: { ...variables, ...variablesAt(endpoint) },
  });
  const logFile = `${hostFile}.${started++}.log`;
  const log = openSync(logFile, 'w');
  const child = fork(hostFile, [], {
    cwd: directory,
    // On Lambda the SDK of the runtime is found in the same way.
    env: {
      ...lambda,
      NODE_PATH: join(import.meta.dirname, '../../node_modules'),
    },
    execArgv: [],
    stdio: ['ignore', log, 'inherit', 'ipc'],
  });
  closeSync(log);
  return {
    invoke: (payloads, profile = false) =>
      new Promise((resolve, reject) => {
        const onExit = (code: number | null) => reject(new Error(`${name} ended with ${code}`));
        child.once('exit', onExit);
        child.once('message', (answer: HostAnswer) => {
          child.off('exit', onExit);
          resolve(answer);
        });
        child.send({ payloads, profile } satisfies HostRequest);
      }),
    logBytes: () => statSync(logFile).size,
    stop: async () => {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
};
