import * as v from 'valibot';
import { eventSource } from '../../../lib/catalogue/bus-contract.ts';
import type { Synthesized } from '../synthesized.ts';

const archiveSchema = v.object({
  EventPattern: v.optional(v.strictObject({ source: v.tuple([v.literal(eventSource)]) })),
});

/**
 * A replay takes everything that its archive has of a time: there is no filter for events. So an archive holds ours
 * alone, not canaries and not what others send over the same bus.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_StartReplay.html
 */
export const archiveFaults = (stack: Synthesized): string[] =>
  stack.ofType('AWS::Events::Archive').flatMap(({ name, properties }) => {
    const { success, output } = v.safeParse(archiveSchema, properties);
    return success && output.EventPattern ? [] : [`${name}: a replay sends others' events again`];
  });

/** Commands that replay to every rule of the bus, which is what StartReplay does unless it is told the rules. */
export const replayCommandFaults = (page: string): string[] =>
  page
    .replaceAll('\\\n', ' ')
    .split('\n')
    .filter(
      (line) =>
        (/^ *npx enreach replay /.test(line) && !/ --rule /.test(line)) ||
        (/^ *aws events start-replay /.test(line) && !line.includes('FilterArns')),
    );
