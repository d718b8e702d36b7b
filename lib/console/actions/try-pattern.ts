import { TestEventPatternCommand } from '@aws-sdk/client-eventbridge';
import type { Deployment } from '../../operate/deployment.ts';
import { explainError } from '../../operate/explain-error.ts';
import type { DeliveryRecord } from '../journal/records.ts';
import type { PatternAnswer } from '../messages.ts';

const atOnce = 20;

/** Which of the published events a rule with this pattern would match, by EventBridge's own word (TestEventPattern). */
export const tryPattern = async (
  { clients }: Deployment,
  pattern: string,
  deliveries: readonly DeliveryRecord[],
): Promise<PatternAnswer> => {
  const published = deliveries.filter(({ eventJson }) => eventJson !== undefined);
  const matches = async ({ key, eventJson }: DeliveryRecord): Promise<readonly string[]> => {
    const command = new TestEventPatternCommand({ EventPattern: pattern, Event: eventJson });
    return (await clients.eventBridge.send(command)).Result ? [key] : [];
  };
  const matched: string[] = [];
  try {
    for (let from = 0; from < published.length; from += atOnce) {
      const some = published.slice(from, from + atOnce);
      matched.push(...(await Promise.all(some.map(matches))).flat());
    }
  } catch (error) {
    return { problem: explainError(error), tried: 0, matched: [] };
  }
  return { tried: published.length, matched };
};
