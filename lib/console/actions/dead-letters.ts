import { peekDeadLetters } from '../../operate/dead-letters/peek-dead-letters.ts';
import { redriveDeadLetters } from '../../operate/dead-letters/redrive-dead-letters.ts';
import type { Deployment } from '../../operate/deployment.ts';
import type { DeadLetterLine, Done } from '../messages.ts';

const mostListed = 50;
const messagesPerSecond = 100;

/** What the pipeline failed on for good. */
export interface DeadLetters {
  readonly list: () => Promise<readonly DeadLetterLine[]>;
  /** Sends everything through the pipeline again. */
  readonly redrive: () => Promise<Done>;
}

/** One at a time: what one looks at is hidden from others, be it another look or a redrive. */
export const createDeadLetters = (deployment: Deployment): DeadLetters => {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(act: () => Promise<Result>): Promise<Result> => {
    const result = last.then(act, act);
    last = result;
    return result;
  };

  return {
    list: () =>
      inTurn(async () => {
        const letters = await peekDeadLetters(deployment, mostListed);
        return letters.map(({ deliveryId, eventHeader, endpoint, receivedAt }) => ({
          deliveryId,
          eventType: eventHeader,
          endpoint,
          receivedAt,
        }));
      }),
    redrive: () =>
      inTurn(async () => {
        const { status, moved } = await redriveDeadLetters(deployment, messagesPerSecond, () => {});
        return { ok: status === 'COMPLETED', text: `${moved} on their way again (${status})` };
      }),
  };
};
