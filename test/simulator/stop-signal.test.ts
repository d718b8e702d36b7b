import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Goes on after it was asked to stop. */
const program = `
  import { stopSignal } from './bin/commands/stop-signal.ts';
  const { signal } = stopSignal();
  signal.addEventListener('abort', () => console.log('asked'));
  setInterval(() => {}, 1000);
  console.log('listening');
`;

describe('asked to stop', () => {
  it('twice by Ctrl-C, a process ends at once, with the code that says so', async () => {
    const child = spawn(process.execPath, ['--input-type=module', '--eval', program]);
    let output = '';
    let again: NodeJS.Timeout | undefined;
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (again) return;
      // Those right after the first are taken for the same Ctrl-C.
      again = setInterval(() => child.kill('SIGINT'), 50);
    });
    const [code] = await once(child, 'close');
    clearInterval(again);
    expect(output).toBe('listening\nasked\n');
    expect(code).toBe(130);
  });
});
