import type { Deployment } from '../../operate/deployment.ts';
import { countQuarantined } from '../../operate/quarantine/list-quarantined.ts';
import { countMessages } from '../../operate/queue-counts.ts';
import type { Journal } from '../journal/journal.ts';
import type { Pulse, Waiting } from '../messages.ts';

const readWaiting = async (deployment: Deployment): Promise<Waiting> => {
  const countOn = async (queue: 'deliveryQueueUrl' | 'deadLetterQueueUrl'): Promise<number> => {
    const { waiting, inFlight } = await countMessages(deployment, deployment.output(queue));
    return waiting + inFlight;
  };
  const [onQueue, inDlq, quarantined] = await Promise.all([
    countOn('deliveryQueueUrl'),
    countOn('deadLetterQueueUrl'),
    countQuarantined(deployment),
  ]);
  const inQuarantine = Object.values(quarantined).reduce((sum, count) => sum + count, 0);
  return { onQueue, inDlq, inQuarantine };
};

export const readPulse = async (
  { counts, rates }: Journal,
  deployment: Deployment,
  playing: string | undefined,
): Promise<Pulse> => {
  const waiting = await readWaiting(deployment).catch(() => undefined);
  return { counts: counts(), waiting, playing, ...rates.read(Date.now()) };
};
