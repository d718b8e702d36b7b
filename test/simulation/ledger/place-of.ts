import { gunzipSync } from 'node:zlib';
import { deliveryAttributes } from '../../../functions/runtime/delivery-attributes.ts';
import type { Cloud } from '../aws/cloud.ts';
import type { AcceptedDelivery } from '../enreach/accepted-delivery.ts';

export type Place = 'published' | 'quarantined' | 'in the dead-letter queue' | 'lost';

/** The body that the quarantine table holds for a delivery, if it is all there. */
const quarantinedBody = (
  { tables }: Pick<Cloud, 'tables'>,
  deliveryId: string,
): string | undefined => {
  const part = (number: number) =>
    tables.Quarantine.get({ DeliveryId: { S: deliveryId }, Part: { N: `${number}` } });
  const count = Number(part(0)?.Parts?.N ?? 0);
  if (count === 0) return undefined;
  const parts = Array.from({ length: count }, (_, number) => part(number)?.GzippedBody?.B);
  if (parts.includes(undefined)) return undefined;
  return gunzipSync(Buffer.concat(parts.filter((bytes) => bytes !== undefined))).toString();
};

/** Says where each accepted delivery is now that nothing is under way. */
export const makePlaceOf = (cloud: Cloud) => {
  const { ledger, queue } = cloud;
  const dead = new Set(
    queue.deadLetters().map(({ attributes }) => attributes[deliveryAttributes.deliveryId]),
  );
  const isPublished = ({ id = '', content }: AcceptedDelivery): boolean =>
    content !== undefined &&
    (ledger.publications.get(id) ?? []).some(
      (deliveryId) => ledger.deliveries.get(deliveryId)?.content === content,
    );

  return (delivery: AcceptedDelivery): Place => {
    if (isPublished(delivery)) return 'published';
    if (quarantinedBody(cloud, delivery.deliveryId) === delivery.body) return 'quarantined';
    return dead.has(delivery.deliveryId) ? 'in the dead-letter queue' : 'lost';
  };
};
