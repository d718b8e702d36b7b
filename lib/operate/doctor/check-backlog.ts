import type { Deployment } from '../deployment.ts';
import { countQuarantined } from '../quarantine/list-quarantined.ts';
import { countMessages } from '../queue-counts.ts';
import type { Finding } from './finding.ts';

/** What waits for a person: the dead-letter queue and the quarantine. */
export const checkDeadLetters = async (deployment: Deployment): Promise<Finding> => {
  const { commands } = deployment;
  const check = 'dead-letter queue';
  const { waiting, inFlight } = await countMessages(
    deployment,
    deployment.output('deadLetterQueueUrl'),
  );
  return waiting + inFlight === 0
    ? { check, verdict: 'ok', detail: 'empty' }
    : {
        check,
        verdict: 'fault',
        detail: `about ${waiting + inFlight} deliveries failed for good`,
        next: `${commands.enreach('dlq list')}, mend the cause, ${commands.enreach('dlq redrive')}`,
      };
};

export const checkQuarantine = async (deployment: Deployment): Promise<Finding> => {
  const check = 'quarantine';
  const reasons = Object.entries(await countQuarantined(deployment));
  if (reasons.length === 0) return { check, verdict: 'ok', detail: 'empty' };
  const detail = reasons.map(([reason, count]) => `${count} ${reason}`).join(', ');
  return {
    check,
    verdict: 'warning',
    detail,
    next: deployment.commands.enreach('quarantine list'),
  };
};
