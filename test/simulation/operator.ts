import { gunzipSync } from 'node:zlib';
import { deliveryAttributes } from '../../functions/runtime/delivery-attributes.ts';
import type { Cloud } from './aws/cloud.ts';
import type { Item } from './aws/condition.ts';
import { isUpgraded } from './enreach/catalogue-upgrade.ts';
import type { Random } from './random.ts';

const hourMs = 3_600_000;
const redriveHours = [2, 4, 6];
const minutesUntilRelease = 3;
const releasedAnywayPerMille = 10;

/** Moves messages from the dead-letter queue back, each a new message with the old attributes. */
export const redrive = ({ queue, faults }: Cloud, isMoved: () => boolean): void => {
  const moved = queue.takeDeadLetters(isMoved);
  for (const message of moved) {
    faults.count('message redriven');
    queue.send(message);
  }
};

/** Puts a quarantined delivery on the queue again, under its delivery id, and takes it out of the quarantine. */
const release = ({ queue, tables, faults, ledger }: Cloud, item: Item): void => {
  const parts = Array.from({ length: Number(item.Parts?.N) }, (_, part) => ({
    DeliveryId: { S: item.DeliveryId?.S ?? '' },
    Part: { N: `${part}` },
  }));
  const gzipped = parts.map((key) => tables.Quarantine.get(key)?.GzippedBody?.B ?? Buffer.of());
  for (const Key of parts) tables.Quarantine.delete({ Key });
  faults.count('delivery released from the quarantine');
  ledger.released.add(item.DeliveryId?.S ?? '');
  const { endpoint, deliveryId, receivedAt, encoding, eventHeader } = deliveryAttributes;
  queue.send({
    messageBody: gunzipSync(Buffer.concat(gzipped)).toString('base64'),
    attributes: {
      [endpoint]: item.Endpoint?.S ?? '',
      [deliveryId]: item.DeliveryId?.S ?? '',
      [receivedAt]: item.ReceivedAt?.S ?? '',
      [encoding]: 'base64',
      ...(item.EventHeader?.S ? { [eventHeader]: item.EventHeader.S } : {}),
    },
  });
};

/** What people do meanwhile: redrives, and after a catalogue upgrade they release what the older one refused. */
export const startOperator = (
  cloud: Cloud,
  random: Random,
  { upgradedMs }: { readonly upgradedMs: number },
): void => {
  const { time, tables } = cloud;
  const releaseUpgraded = () => {
    for (const item of [...tables.Quarantine.items.values()]) {
      if (item.Part?.N !== '0') continue;
      const isWanted = item.Reason?.S === 'eventTypeMismatch' || isUpgraded(item.EventType?.S);
      if (isWanted || random.chance(releasedAnywayPerMille / 1000)) release(cloud, item);
    }
  };
  time.after(upgradedMs - time.now() + minutesUntilRelease * 60_000, releaseUpgraded);
  for (const hours of redriveHours)
    time.after(hours * hourMs, () => redrive(cloud, () => random.chance(0.5)));
};
