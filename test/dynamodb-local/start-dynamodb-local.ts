import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';

const directory = join(import.meta.dirname, '../../.local/dynamodb-local');
const mainClass = 'software.amazon.dynamodb.services.local.main.ServerRunner';
const startMs = 20_000;

// A suite that has nothing to run on fails whole and says so, once.
if (!existsSync(join(directory, 'version')))
  throw new Error('DynamoDB Local is not here: run .ci/fetch-dynamodb-local');

const findFreePort = async (): Promise<number> => {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  server.close();
  await once(server, 'close');
  return address.port;
};

const answers = async (endpoint: string): Promise<boolean> => {
  try {
    await fetch(endpoint);
    return true;
  } catch {
    return false;
  }
};

const stopProcess = async (java: ChildProcess): Promise<void> => {
  if (java.exitCode !== null || java.signalCode !== null) return;
  const exit = once(java, 'exit');
  java.kill('SIGKILL');
  await exit;
};

/**
 * Starts Amazon's DynamoDB Local in memory on a free port.
 *
 * @throws Error when it does not answer.
 */
export const startDynamoDbLocal = async (): Promise<{
  endpoint: string;
  stop: () => Promise<void>;
}> => {
  const port = await findFreePort();
  const libraries = join(directory, 'lib');
  const options = ['-inMemory', '-disableTelemetry', '-port', `${port}`];
  const java = spawn(
    'java',
    [`-Dsqlite4java.library.path=${libraries}`, '-cp', `${libraries}/*`, mainClass, ...options],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const complaint = text(java.stderr);
  const failure = Promise.withResolvers<never>();
  java.once('error', (cause) => failure.reject(new Error('java does not start', { cause })));
  java.once('exit', (code) => {
    complaint.then(
      (said) => failure.reject(new Error(`DynamoDB Local ended with ${code}: ${said}`)),
      failure.reject,
    );
  });

  const endpoint = `http://127.0.0.1:${port}`;
  const untilItAnswers = async () => {
    for (const endMs = Date.now() + startMs; !(await answers(endpoint)); await setTimeout(50))
      if (Date.now() > endMs) throw new Error(`DynamoDB Local was silent for ${startMs} ms`);
  };
  try {
    await Promise.race([untilItAnswers(), failure.promise]);
  } catch (error) {
    await stopProcess(java);
    throw error;
  }
  failure.promise.catch(() => {});
  return { endpoint, stop: async () => stopProcess(java) };
};
