import * as v from 'valibot';
import type { Cloud } from '../aws/cloud.ts';
import type { Random } from '../random.ts';
import { acceptDelivery } from './accept-delivery.ts';
import type { EventBody } from './events.ts';
import { drawSent, type Sent } from './kinds.ts';

const resendPerMille = 100;
const fewResends = 3;
const longestResendMs = 120_000;

const identitySchema = v.object({ Id: v.string(), EventType: v.string() });

/** The same JSON in other bytes. */
const reserialised = (event: EventBody): string =>
  JSON.stringify(Object.fromEntries(Object.entries(event).reverse()), null, 1);

/** Posts `events` events over `spanMs`, some of them again, in other words or with other content. */
export const postEvents = (
  cloud: Cloud,
  random: Random,
  { events, spanMs }: { readonly events: number; readonly spanMs: number },
): void => {
  const { time, faults } = cloud;
  const { stormPerMille, stormResends, stormMs, conflictPerMille } = faults.scenario;
  const happens = (kind: string, perMille: number): boolean => {
    const isDrawn = random.chance(perMille / 1000);
    if (isDrawn) faults.count(kind);
    return isDrawn;
  };

  const post = (event: EventBody, content: string | undefined, isReserialised: boolean) => {
    const { Id, EventType } = v.parse(identitySchema, event);
    const body = isReserialised ? reserialised(event) : JSON.stringify(event);
    acceptDelivery(cloud, random, { body, id: Id, eventType: EventType, content });
  };
  const postSome = (sent: Sent) => {
    if (sent.kind === 'junk') return acceptDelivery(cloud, random, { body: sent.body });
    const event = { ...sent.event, Timestamp: new Date(time.now()).toISOString() };
    const contentIf = (name: string) => (sent.canBePublished ? name : undefined);
    post(event, contentIf('a'), false);
    const resend = () => post(event, contentIf('a'), random.chance(0.5));
    if (happens('event sent again', resendPerMille))
      for (let left = random.between(1, fewResends); left > 0; left--)
        time.after(resendDelayMs(random), resend);
    if (happens('event sent again and again', stormPerMille))
      for (let left = stormResends; left > 0; left--) time.after(random.below(stormMs), resend);
    if (happens('other content under the same Id', conflictPerMille)) {
      const other = { ...event, Timestamp: new Date(time.now() - 1000).toISOString() };
      time.after(resendDelayMs(random), () => post(other, contentIf('b'), false));
    }
  };

  let posted = 0;
  const next = () => {
    postSome(drawSent(random));
    posted++;
    if (posted < events) time.after(random.below((2 * spanMs) / events), next);
  };
  if (events > 0) time.after(0, next);
};

/** Many follow at once, into the same batch or a concurrent one. */
const resendDelayMs = (random: Random): number =>
  random.chance(0.5) ? random.below(500) : random.below(longestResendMs);
