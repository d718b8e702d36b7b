import type { VirtualTime } from '../time/virtual-time.ts';
import type { ExecutionEnvironment } from './execution-environment.ts';

/** Time-outs that the code of a process sets: they fire when it runs, neither while it is paused nor once it is dead. */
export interface ProcessTimeouts {
  /** What is set from now on belongs to this process. */
  readonly enter: (process: ExecutionEnvironment) => void;
  readonly timeout: (ms: number) => AbortSignal;
}

const timeIsUp = Object.assign(new Error('time-out'), { name: 'TimeoutError' });

export const makeProcessTimeouts = (time: VirtualTime): ProcessTimeouts => {
  let entered: ExecutionEnvironment | undefined;
  return {
    enter: (process) => {
      entered = process;
    },
    timeout: (ms) => {
      const process = entered;
      const controller = new AbortController();
      const abort = () => controller.abort(timeIsUp);
      time.after(ms, () => (process ? process.enter(abort) : abort()));
      return controller.signal;
    },
  };
};
