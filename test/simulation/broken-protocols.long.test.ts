import type { Violation } from './ledger/violation.ts';
import { acknowledgeHeld } from './protocols/acknowledge-held.ts';
import { claimAnyContent } from './protocols/claim-any-content.ts';
import { leaseWithinInvocation } from './protocols/lease-within-invocation.ts';
import { ownerIsDelivery } from './protocols/owner-is-delivery.ts';
import { type Protocol, realProtocol } from './protocols/protocol.ts';
import { recordBeforePublishing } from './protocols/record-before-publishing.ts';
import { releaseWithoutFence } from './protocols/release-without-fence.ts';
import { sdkRepeatsPutEvents } from './protocols/sdk-repeats-put-events.ts';
import { unknownIsRefused } from './protocols/unknown-is-refused.ts';
import { crowded } from './scenario.ts';
import { simulate } from './simulation.ts';

const seeds = [1, 2, 3, 4, 5, 6];
const publishedTwice: readonly Violation['kind'][] = ['held by two', 'beyond the bound'];
const leaseTooShort: readonly Violation['kind'][] = ['lease too short'];
const twoContents: readonly Violation['kind'][] = ['two contents'];
const sentAgain: readonly Violation['kind'][] = ['sent again without an answer'];
const lost: readonly Violation['kind'][] = ['lost'];

/** What the first of these runs to find anything finds in a protocol. */
const findIn = async (protocol: Protocol): Promise<readonly Violation[]> => {
  for (const seed of seeds) {
    const { violations } = await simulate({ seed, events: 50, scenario: crowded, protocol });
    if (violations.length > 0) return violations;
  }
  return [];
};

it('finds nothing wrong with the real protocol', async () => {
  expect(await findIn(realProtocol)).toEqual([]);
});

it.each([
  ['recorded before it is published', 'is lost', recordBeforePublishing, lost],
  ['claimed in the name of its delivery', 'has two publishers', ownerIsDelivery, publishedTwice],
  ['released without a fence', 'has two publishers', releaseWithoutFence, publishedTwice],
  ['sent again by the SDK', 'is published twice', sdkRepeatsPutEvents, publishedTwice],
  ['claimed for too short', 'has too short a lease', leaseWithinInvocation, leaseTooShort],
  ['taken over by another', 'has two contents', claimAnyContent, twoContents],
  ['refused when unanswered', 'is sent again', unknownIsRefused, sentAgain],
  ['acknowledged while another holds it', 'is lost', acknowledgeHeld, lost],
])('catches that an event that is %s %s', async (_, __, protocol, kinds) => {
  const found = new Set((await findIn(protocol)).map(({ kind }) => kind));
  expect(kinds.some((kind) => found.has(kind))).toBe(true);
});
