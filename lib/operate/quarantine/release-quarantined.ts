import { sendMessageTo } from '../../../functions/ingress/aws-calls.ts';
import { startDeadline } from '../../../functions/ingress/deadline.ts';
import { sendDelivery } from '../../../functions/ingress/send-delivery.ts';
import { deliveryAttributes } from '../../../functions/runtime/delivery-attributes.ts';
import type { Issue, QuarantineReason } from '../../catalogue/index.ts';
import type { Deployment } from '../deployment.ts';
import { readRecord } from '../read-record.ts';
import { dropQuarantined } from './drop-quarantined.ts';
import { getQuarantined, type QuarantinedDelivery } from './get-quarantined.ts';
import { letQuarantinedWin } from './let-quarantined-win.ts';
import { revalidate } from './revalidate.ts';

/** Which content an `Id` stands for, where two deliveries of it differ. */
export type Winner = 'quarantined' | 'published';

export type Released =
  /** On the delivery queue again; the consumer publishes it, unless its `Id` was published already. */
  | { readonly outcome: 'released' }
  /** The published content stays; this one was removed. */
  | { readonly outcome: 'dropped' }
  | {
      readonly outcome: 'stillRefused';
      readonly reason: QuarantineReason;
      readonly issues: readonly Issue[];
    }
  /** A person has to say which content wins. */
  | { readonly outcome: 'needsWinner' }
  /** There is no published content that could stay in its place: it was not removed. */
  | { readonly outcome: 'notPublished' }
  /** An attempt to publish the `Id` is under way: try again in a minute. */
  | { readonly outcome: 'busy' }
  | { readonly outcome: 'gone' };

const sendMs = 30_000;

const sendAgain = async (
  { clients, output }: Deployment,
  { body, traceHeader, ...facts }: QuarantinedDelivery,
): Promise<void> => {
  const attributes = {
    [deliveryAttributes.endpoint]: facts.endpoint,
    [deliveryAttributes.deliveryId]: facts.deliveryId,
    [deliveryAttributes.receivedAt]: facts.receivedAt,
    [deliveryAttributes.released]: 'true',
    ...(facts.eventHeader && { [deliveryAttributes.eventHeader]: facts.eventHeader }),
    ...(facts.contentType && { [deliveryAttributes.contentType]: facts.contentType }),
  };
  const sent = await sendDelivery(
    { bytes: body, attributes, traceHeader },
    sendMessageTo(clients.sqs, output('deliveryQueueUrl')),
    startDeadline(Date.now() + sendMs, Date.now),
  );
  if (sent.kind === 'failed') throw sent.fault;
  if (sent.kind === 'tooLarge')
    throw new Error(`${facts.deliveryId} does not fit into an SQS message`);
};

const isPublished = async (deployment: Deployment, id: string): Promise<boolean> =>
  (await readRecord(deployment, id))?.state === 'published';

/**
 * Puts a delivery back on its way, if it would be published now: first it is sent, then it leaves the quarantine, so that
 * nothing is lost in between. To repeat it does no harm: its `Id` is published once.
 *
 * @param winner - must be given for an `idConflict`, and decides nothing else.
 */
export const releaseQuarantined = async (
  deployment: Deployment,
  deliveryId: string,
  winner?: Winner,
): Promise<Released> => {
  const quarantined = await getQuarantined(deployment, deliveryId);
  if (!quarantined) return { outcome: 'gone' };
  const nowMs = Date.now();
  const checked = revalidate(quarantined, nowMs);
  if (checked.kind === 'refused')
    return { outcome: 'stillRefused', reason: checked.reason, issues: checked.issues };

  if (quarantined.reason === 'idConflict') {
    if (winner === undefined) return { outcome: 'needsWinner' };
    if (winner === 'published') {
      if (!(await isPublished(deployment, checked.event.id))) return { outcome: 'notPublished' };
      return { outcome: (await dropQuarantined(deployment, quarantined)) ? 'dropped' : 'gone' };
    }
    if (!(await letQuarantinedWin(deployment, checked.event, nowMs))) return { outcome: 'busy' };
  }
  await sendAgain(deployment, quarantined);
  await dropQuarantined(deployment, quarantined);
  return { outcome: 'released' };
};
