import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from './temporary-function.ts';

const functionModule = join(import.meta.dirname, '../../../lib/local/lambda/function.ts');

/** A process that invokes a function which does `then`, and says which process the function has. */
const startHost = async (codeDirectory: string, then: string) => {
  const host = spawn(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `import { createFunction } from ${JSON.stringify(functionModule)};
       const { invoke, environments } = createFunction(
         { name: 'f', arn: 'a:b:c:d', codeDirectory: ${JSON.stringify(codeDirectory)}, handler: 'index.handler',
           environment: {}, timeoutSeconds: 60, memoryMb: 128 },
         { onLog: () => {} },
       );
       await invoke({});
       const [{ pid }] = environments();
       console.log(pid);
       ${then}`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [text] = await once(host.stdout, 'data');
  return { host, pid: Number(String(text)) };
};

it.each([
  ['is killed', 'setInterval(() => {}, 1000);', true],
  [
    'exits while the function is in a busy loop',
    'void invoke({ spin: true }); setTimeout(() => process.exit(), 100);',
    false,
  ],
])('leaves no function process behind when the local cloud %s', async (_name, then, kill) => {
  const codeDirectory = mkdtempSync(join(tmpdir(), 'enreach-function-'));
  writeFileSync(
    join(codeDirectory, 'index.mjs'),
    'export const handler = async ({ spin }) => { while (spin) ; };',
  );
  const { host, pid } = await startHost(codeDirectory, then);
  expect(isAlive(pid)).toBe(true);

  if (kill) host.kill('SIGKILL');
  await once(host, 'exit');

  for (let waits = 0; waits < 40 && isAlive(pid); waits++) await sleep(25);
  expect(isAlive(pid)).toBe(false);
  rmSync(codeDirectory, { recursive: true });
});
