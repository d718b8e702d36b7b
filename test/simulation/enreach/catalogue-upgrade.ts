import type { SQSRecord } from 'aws-lambda';
import { deliveryAttributes } from '../../../functions/runtime/delivery-attributes.ts';
import type { EventType } from '../../../lib/catalogue/index.ts';
import type { Release } from '../aws/poller.ts';

/** Event types that the release before the upgrade quarantines and the one after it publishes. */
export const upgradedTypes: readonly [EventType, ...EventType[]] = [
  'UserWrapUpStarted',
  'CallbackChanged',
];
export const isUpgraded = (eventType: string | undefined): boolean =>
  upgradedTypes.some((upgraded) => upgraded === eventType);

const { eventHeader } = deliveryAttributes;

/**
 * The deployed code has one catalogue. That an older one refuses a type is modelled by a header that contradicts the body:
 * the same event, fingerprint included, on the same way into the quarantine.
 */
const contradict = (record: SQSRecord): SQSRecord => {
  const sent = record.messageAttributes[eventHeader];
  if (sent === undefined || !isUpgraded(sent.stringValue)) return record;
  const contradicting = { ...sent, stringValue: 'RefusedByThisRelease' };
  return {
    ...record,
    messageAttributes: { ...record.messageAttributes, [eventHeader]: contradicting },
  };
};

export const releases: { readonly before: Release; readonly after: Release } = {
  before: { read: contradict },
  after: { read: (record) => record },
};
