import { quarantineMeanings } from '../../documentation/quarantine-meanings.ts';
import type { Deployment } from '../../operate/deployment.ts';
import { dropQuarantined } from '../../operate/quarantine/drop-quarantined.ts';
import { getQuarantinedHead } from '../../operate/quarantine/get-quarantined.ts';
import { listQuarantined } from '../../operate/quarantine/list-quarantined.ts';
import {
  type Released,
  releaseQuarantined,
  type Winner,
} from '../../operate/quarantine/release-quarantined.ts';
import type { Done, QuarantinedDelivery } from '../messages.ts';

const mostListed = 200;

/** The newest, newest first. */
export const listNewest = async (
  deployment: Deployment,
): Promise<readonly QuarantinedDelivery[]> => {
  const all = await Array.fromAsync(listQuarantined(deployment));
  return all
    .toSorted((a, b) => b.quarantinedAt.localeCompare(a.quarantinedAt))
    .slice(0, mostListed)
    .map((one) => ({ ...one, eventType: one.eventType ?? one.eventHeader }));
};

const wordsOf = (released: Released): string => {
  switch (released.outcome) {
    case 'released':
      return 'Released: it is on its way again';
    case 'dropped':
      return 'Dropped: what was published stays';
    case 'stillRefused':
      return `It would be quarantined again. ${quarantineMeanings[released.reason]}`;
    case 'needsWinner':
      return 'Say which content wins';
    case 'notPublished':
      return 'Nothing is published under its Id: let this content win';
    case 'busy':
      return 'An attempt to publish its Id is under way: try again in a minute';
    case 'gone':
      return 'It is not in the quarantine any more';
  }
};

/** @param winner - where an Id has two contents. */
export const release = async (
  deployment: Deployment,
  deliveryId: string,
  winner?: Winner,
): Promise<Done> => {
  const released = await releaseQuarantined(deployment, deliveryId, winner);
  const ok = released.outcome === 'released' || released.outcome === 'dropped';
  return { ok, text: wordsOf(released) };
};

export const drop = async (deployment: Deployment, deliveryId: string): Promise<Done> => {
  const quarantined = await getQuarantinedHead(deployment, deliveryId);
  const ok = quarantined !== undefined && (await dropQuarantined(deployment, quarantined));
  return { ok, text: ok ? 'Dropped for good' : wordsOf({ outcome: 'gone' }) };
};
