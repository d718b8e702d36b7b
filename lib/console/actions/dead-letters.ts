import { peekDeadLetters } from '../../operate/dead-letters/peek-dead-letters.ts';
import { redriveDeadLetters } from '../../operate/dead-letters/redrive-dead-letters.ts';
import type { Deployment } from '../../operate/deployment.ts';
import type { DeadLetterLine, Done } from '../messages.ts';

const mostListed = 50;
const messagesPerSecond = 100;

/** Looks without taking anything; others do not see them meanwhile. */
export const deadLettersForPage = async (
  deployment: Deployment,
): Promise<readonly DeadLetterLine[]> =>
  (await peekDeadLetters(deployment, mostListed)).map(
    ({ deliveryId, eventHeader, endpoint, receivedAt }) => ({
      deliveryId,
      eventType: eventHeader,
      endpoint,
      receivedAt,
    }),
  );

/** Sends everything in the dead-letter queue through the pipeline again. */
export const redriveForPage = async (deployment: Deployment): Promise<Done> => {
  const { status, moved } = await redriveDeadLetters(deployment, messagesPerSecond, () => {});
  return { ok: status === 'COMPLETED', text: `${moved} on their way again (${status})` };
};
