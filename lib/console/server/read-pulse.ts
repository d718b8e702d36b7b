import type { Deployment } from '../../operate/deployment.ts';
import { countQuarantined } from '../../operate/quarantine/list-quarantined.ts';
import { countMessages } from '../../operate/queue-counts.ts';
import type { Journal } from '../journal/journal.ts';
import type { Pulse, Waiting } from '../messages.ts';

const readWaiting = async (deployment: Deployment): Promise<Waiting> => {
  const [queue, deadLetters, quarantined] = await Promise.all([
    countMessages(deployment, deployment.output('deliveryQueueUrl')),
    countMessages(deployment, deployment.output('deadLetterQueueUrl')),
    countQuarantined(deployment),
  ]);
  return {
    onQueue: queue.waiting,
    atConsumer: queue.inFlight,
    inQuarantine: Object.values(quarantined).reduce((sum, count) => sum + count, 0),
    inDeadLetterQueue: deadLetters.waiting + deadLetters.inFlight,
  };
};

/** What changes all the time. A service that fails on purpose (`--fault`) leaves out what it would have told. */
export const readPulse = async (
  { counts, rates }: Journal,
  deployment: Deployment,
  playing: string | undefined,
): Promise<Pulse> => {
  const waiting = await readWaiting(deployment).catch(() => undefined);
  const nowMs = Date.now();
  return {
    counts: counts(),
    waiting,
    seconds: rates.seconds(nowMs),
    overall: rates.overall(nowMs),
    playing,
  };
};
