import { TestEventPatternCommand } from '@aws-sdk/client-eventbridge';
import type { Deployment } from '../../operate/deployment.ts';
import { explainError } from '../../operate/explain-error.ts';
import type { PatternAnswer } from '../messages.ts';

interface TriedEvent {
  readonly key: string;
  /** The whole event. */
  readonly json: string;
}

const atOnce = 20;

/** Tells a pattern that is none even before there are events. */
const anyEvent = JSON.stringify({
  id: '0',
  account: '000000000000',
  source: 'any',
  time: '2026-01-01T00:00:00Z',
  region: 'us-east-1',
  resources: [],
  'detail-type': 'any',
  detail: {},
});

const isInvalidPattern = (error: unknown): error is Error =>
  error instanceof Error && /InvalidEventPattern|Validation/.test(error.name);

/** Which of the events a rule with this pattern would match, by EventBridge's own word (TestEventPattern). */
export const tryPattern = async (
  { clients }: Deployment,
  pattern: string,
  events: readonly TriedEvent[],
): Promise<PatternAnswer> => {
  const matches = async (event: string): Promise<boolean> => {
    const command = new TestEventPatternCommand({ EventPattern: pattern, Event: event });
    return (await clients.eventBridge.send(command)).Result ?? false;
  };
  const matched: string[] = [];
  try {
    await matches(anyEvent);
    for (let from = 0; from < events.length; from += atOnce) {
      const some = events.slice(from, from + atOnce);
      const results = await Promise.all(some.map(({ json }) => matches(json)));
      matched.push(...some.flatMap(({ key }, at) => (results[at] ? [key] : [])));
    }
  } catch (error) {
    return { problem: isInvalidPattern(error) ? error.message : explainError(error) };
  }
  return { tried: events.length, matched };
};
