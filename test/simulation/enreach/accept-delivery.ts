import { deliveryAttributes } from '../../../functions/runtime/delivery-attributes.ts';
import type { Cloud } from '../aws/cloud.ts';
import type { Random } from '../random.ts';
import { isUpgraded } from './catalogue-upgrade.ts';

export interface Post {
  readonly body: string;
  readonly eventType?: string;
  readonly id?: string;
  /** Tells contents of one `Id` apart; absent where the event can never be published. */
  readonly content?: string;
}

/** No message of ours: a fault, whenever it is received. */
export const unheardOfEncoding = 'unheardOf';

const base64PerMille = 30;
const headerMissingPerMille = 50;
const undecodablePerMille = 2;
const sentTwicePerMille = 20;
const longestGapMs = 3000;

/** The ingress answers 200: the delivery is on the queue, now and then as two messages, since its SDK may send again. */
export const acceptDelivery = (
  { time, queue, ledger, faults, trail }: Cloud,
  random: Random,
  { body, eventType, id, content }: Post,
): void => {
  const isBase64 = random.chance(base64PerMille / 1000);
  const isUndecodable = faults.happens('encoding that nobody knows', undecodablePerMille);
  const hasHeader = eventType !== undefined && !random.chance(headerMissingPerMille / 1000);
  const deliveryId = `delivery-${random.hex(16)}`;
  const attributes = {
    [deliveryAttributes.endpoint]: 'default',
    [deliveryAttributes.deliveryId]: deliveryId,
    [deliveryAttributes.receivedAt]: new Date(time.now()).toISOString(),
    [deliveryAttributes.encoding]: isUndecodable ? unheardOfEncoding : isBase64 ? 'base64' : 'text',
    ...(hasHeader ? { [deliveryAttributes.eventHeader]: eventType } : {}),
  };
  const messageBody = isBase64 ? Buffer.from(body).toString('base64') : body;
  const isGood = content !== undefined && !isUpgraded(eventType);
  ledger.accepted({ deliveryId, body, id, content, isGood });
  trail.accepted(deliveryId, id);
  queue.send({ messageBody, attributes });
  if (faults.happens('message sent twice by the ingress', sentTwicePerMille))
    time.after(random.below(longestGapMs), () => queue.send({ messageBody, attributes }));
};
