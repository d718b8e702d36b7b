import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { CloudAnswer } from './messages.ts';

export const startCloud = async (assemblyDirectory: string) => {
  const child = fork(join(import.meta.dirname, 'cloud.ts'), [assemblyDirectory], { execArgv: [] });
  const answer = async (): Promise<CloudAnswer> => (await once(child, 'message'))[0];
  const first = await answer();
  if (!('webhookUrl' in first)) throw new Error('the local cloud did not say where it is');
  return {
    webhookUrl: first.webhookUrl,
    received: async () => {
      child.send({});
      const counts = await answer();
      if ('webhookUrl' in counts) throw new Error('the local cloud started twice');
      return counts;
    },
    stop: async () => {
      child.disconnect();
      await once(child, 'exit');
    },
  };
};
