import type { FauxqsServer } from 'fauxqs';
import * as v from 'valibot';
import { AwsError } from '../front-door/aws-error.ts';
import type { SqsEmulator } from './emulator.ts';

/** What the front door must know of a queue, and the emulator does not say over its API. */
export interface KnownQueue {
  readonly name: string;
  readonly arn: string;
  /** ARN of its dead-letter queue. */
  readonly deadLetterArn: string | undefined;
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
}

export interface Queues {
  /** @param nameOrArn - or its URL. */
  readonly find: (nameOrArn: string) => KnownQueue | undefined;
  /** The queues whose dead-letter queue this is. */
  readonly sourcesOf: (deadLetterArn: string) => Promise<readonly KnownQueue[]>;
}

const listSchema = v.object({ QueueUrls: v.optional(v.array(v.string()), []) });
const redriveSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ deadLetterTargetArn: v.string() }),
);

export const queueNotFound = () =>
  new AwsError('QueueDoesNotExist', 'The specified queue does not exist.');

/** `arn:…:NAME`, `http://…/NAME` or the name itself. */
export const queueNameOf = (nameOrArn: string): string => nameOrArn.split(/[:/]/).at(-1) ?? '';

export const createQueues = (
  fauxqs: Pick<FauxqsServer, 'inspectQueue'>,
  emulator: SqsEmulator,
): Queues => {
  const find = (nameOrArn: string): KnownQueue | undefined => {
    const found = fauxqs.inspectQueue(queueNameOf(nameOrArn));
    if (!found || (nameOrArn.startsWith('arn:') && nameOrArn !== found.arn)) return undefined;
    const redrive = v.safeParse(redriveSchema, found.attributes.RedrivePolicy);
    const { ready, inflight, delayed } = found.messages;
    const now = Date.now();
    // The emulator moves what is due only when somebody receives.
    const expired = inflight.filter(({ visibilityDeadline }) => visibilityDeadline <= now).length;
    const due = delayed.filter(({ delayUntil = 0 }) => delayUntil <= now).length;
    return {
      name: found.name,
      arn: found.arn,
      deadLetterArn: redrive.success ? redrive.output.deadLetterTargetArn : undefined,
      visible: ready.length + expired + due,
      inFlight: inflight.length - expired,
      delayed: delayed.length - due,
    };
  };

  return {
    find,
    sourcesOf: async (deadLetterArn) => {
      const { QueueUrls } = v.parse(listSchema, await emulator.call('ListQueues', {}));
      return QueueUrls.flatMap((url) => find(url) ?? []).filter(
        (queue) => queue.deadLetterArn === deadLetterArn,
      );
    },
  };
};
