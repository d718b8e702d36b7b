import { quarantineMeanings } from '../../documentation/quarantine-meanings.ts';
import type { Deployment } from '../../operate/deployment.ts';
import { dropQuarantined } from '../../operate/quarantine/drop-quarantined.ts';
import { getQuarantined } from '../../operate/quarantine/get-quarantined.ts';
import { listQuarantined } from '../../operate/quarantine/list-quarantined.ts';
import { releaseQuarantined, type Winner } from '../../operate/quarantine/release-quarantined.ts';
import type { Done, QuarantinedDelivery, QuarantineList } from '../messages.ts';

const mostListed = 200;

/** Newest first. */
export const listForPage = async (deployment: Deployment): Promise<QuarantineList> => {
  const deliveries: QuarantinedDelivery[] = [];
  let isCut = false;
  for await (const one of listQuarantined(deployment)) {
    isCut = deliveries.length === mostListed;
    if (isCut) break;
    const { deliveryId, reason, issues, id, quarantinedAt, bodyBytes } = one;
    const eventType = one.eventType ?? one.eventHeader;
    deliveries.push({ deliveryId, reason, issues, eventType, id, quarantinedAt, bodyBytes });
  }
  deliveries.sort((a, b) => b.quarantinedAt.localeCompare(a.quarantinedAt));
  return { deliveries, isCut };
};

/** @param winner - where an Id has two contents. */
export const releaseForPage = async (
  deployment: Deployment,
  deliveryId: string,
  winner?: Winner,
): Promise<Done> => {
  const released = await releaseQuarantined(deployment, deliveryId, winner);
  switch (released.outcome) {
    case 'released':
      return { ok: true, text: 'Released: it is on its way again' };
    case 'dropped':
      return { ok: true, text: 'Dropped: what was published stays' };
    case 'stillRefused':
      return {
        ok: false,
        text: `It would be quarantined again. ${quarantineMeanings[released.reason]}`,
      };
    case 'needsWinner':
      return { ok: false, text: 'Say which content wins' };
    case 'notPublished':
      return { ok: false, text: 'Nothing is published under its Id: let this content win' };
    case 'busy':
      return {
        ok: false,
        text: 'An attempt to publish its Id is under way: try again in a minute',
      };
    case 'gone':
      return { ok: false, text: 'It is not in the quarantine any more' };
  }
};

export const dropForPage = async (deployment: Deployment, deliveryId: string): Promise<Done> => {
  const quarantined = await getQuarantined(deployment, deliveryId);
  if (!quarantined) return { ok: false, text: 'It is not in the quarantine any more' };
  await dropQuarantined(deployment, quarantined);
  return { ok: true, text: 'Dropped for good' };
};
