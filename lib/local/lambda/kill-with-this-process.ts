import type { ChildProcess } from 'node:child_process';

const children = new Set<ChildProcess>();

const killAll = (): void => {
  for (const child of children) child.kill('SIGKILL');
};

/**
 * Ends the child when this process exits. An idle child sees its channel close and ends by itself, even when this
 * process is killed; one in a busy loop sees nothing and needs this.
 */
export const killWithThisProcess = (child: ChildProcess): void => {
  if (children.size === 0) process.once('exit', killAll);
  children.add(child);
  child.once('exit', () => {
    children.delete(child);
    if (children.size === 0) process.off('exit', killAll);
  });
};
