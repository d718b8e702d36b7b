import { gunzipSync } from 'node:zlib';
import { deliveryAttributes } from '../../../functions/runtime/delivery-attributes.ts';
import type { Cloud } from '../aws/cloud.ts';
import type { AcceptedDelivery } from '../enreach/accepted-delivery.ts';

export const places = ['published', 'quarantined', 'in the dead-letter queue', 'lost'] as const;
export type Place = (typeof places)[number];
/** Where each accepted delivery is. */
export type Places = ReadonlyMap<AcceptedDelivery, Place>;

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

/** Says where everything is once nothing is under way: its content on the bus, all its bytes in the quarantine, or else. */
export const locate = (cloud: Cloud): Places => {
  const { ledger, queue } = cloud;
  const dead = new Set(
    queue.deadLetters().map(({ attributes }) => attributes[deliveryAttributes.deliveryId]),
  );
  const isPublished = ({ id = '', content }: AcceptedDelivery): boolean =>
    content !== undefined && ledger.contentsOf(id).has(content);

  const placeOf = (delivery: AcceptedDelivery): Place => {
    if (isPublished(delivery)) return 'published';
    if (quarantinedBody(cloud, delivery.deliveryId) === delivery.body) return 'quarantined';
    return dead.has(delivery.deliveryId) ? 'in the dead-letter queue' : 'lost';
  };
  return new Map([...ledger.deliveries.values()].map((delivery) => [delivery, placeOf(delivery)]));
};
