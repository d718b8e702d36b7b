import { type Faults, makeFaults } from '../faults/faults.ts';
import { drawOutages } from '../faults/outages.ts';
import { makeWire, type Wire } from '../faults/wire.ts';
import { type Ledger, makeLedger } from '../ledger/ledger.ts';
import { makeTrail, type Trail } from '../ledger/trail.ts';
import { makeRandom, type Random } from '../random.ts';
import type { Scenario } from '../scenario.ts';
import { makeTurnstile, type Turnstile } from '../time/turnstile.ts';
import { makeVirtualTime, type VirtualTime } from '../time/virtual-time.ts';
import { type DynamoDbTable, makeDynamoDbTable } from './dynamodb-table.ts';
import { type EventBus, makeEventBus } from './event-bus.ts';
import { makeProcessTimeouts, type ProcessTimeouts } from './process-timeouts.ts';
import { makeQueue, type Queue } from './queue.ts';
import { stackSettings } from './stack-settings.ts';

/** The services that the consumer calls, on virtual time, and the record of what happened to them. */
export interface Cloud {
  readonly time: VirtualTime;
  readonly faults: Faults;
  readonly wire: Wire;
  /** For what the SDK and Lambda leave to chance. */
  readonly random: Random;
  readonly tables: Readonly<Record<TableName, DynamoDbTable>>;
  readonly bus: EventBus;
  readonly queue: Queue;
  readonly ledger: Ledger;
  readonly trail: Trail;
  readonly turnstile: Turnstile;
  readonly timeouts: ProcessTimeouts;
  /** Until then DynamoDB throttles claims on its hot partition. */
  readonly hotUntilMs: number;
}

export type TableName = 'Deliveries' | 'Quarantine';

export interface CloudOptions {
  readonly seed: number;
  readonly startMs: number;
  /** How long events arrive, and how many: outages are spread over it. */
  readonly spanMs: number;
  readonly events: number;
  readonly scenario: Scenario;
  readonly followed?: string | undefined;
}

const hotMs = 5 * 3_600_000;

export const makeCloud = ({
  seed,
  startMs,
  spanMs,
  events,
  scenario,
  followed,
}: CloudOptions): Cloud => {
  const random = makeRandom(seed, 'cloud');
  const time = makeVirtualTime(startMs);
  const faults = makeFaults(random, scenario);
  const ledger = makeLedger();
  const outageOf = drawOutages(makeRandom(seed, 'outages'), {
    startMs,
    spanMs,
    events: events * scenario.intensity,
  });
  return {
    time,
    faults,
    wire: makeWire(time, random, faults, outageOf),
    random,
    tables: {
      Deliveries: makeDynamoDbTable(['Id']),
      Quarantine: makeDynamoDbTable(['DeliveryId', 'Part']),
    },
    bus: makeEventBus(random, faults, ledger),
    queue: makeQueue(time, random, faults, stackSettings),
    ledger,
    trail: makeTrail(time, followed),
    turnstile: makeTurnstile(time),
    timeouts: makeProcessTimeouts(time),
    hotUntilMs: startMs + hotMs,
  };
};
