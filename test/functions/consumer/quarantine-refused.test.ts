import { quarantineRefused } from '../../../functions/consumer/quarantine-refused.ts';
import { refuseEvent, type Settlement } from '../../../functions/consumer/settlement.ts';
import { callMs } from '../../../functions/consumer/timings.ts';
import { limits, makePublishable, outage, startWorld } from './consumer-fixture.ts';

const refused = () => refuseEvent(makePublishable(), 'refusedByBus');
const isRefused = (settlement: Settlement) => settlement.outcome === 'quarantined';

it('writes what was refused, and only that', async () => {
  const { ports, quarantined } = startWorld();
  const duplicate: Settlement = { outcome: 'duplicate', event: makePublishable() };
  const settlements = [refused(), duplicate, refused()];
  expect(await quarantineRefused(settlements, limits, ports)).toEqual(settlements);
  expect(quarantined).toEqual(
    settlements
      .filter(isRefused)
      .map((settlement) => 'refusal' in settlement && settlement.refusal),
  );
});

it('has what cannot be written received again, never lost, and the others written', async () => {
  const { ports, faults, quarantined } = startWorld();
  const settlements = [refused(), refused()];
  faults.quarantine.push(outage);
  const settled = await quarantineRefused(settlements, limits, ports);
  expect(settled).toEqual([
    {
      outcome: 'retry',
      retry: {
        messageId: expect.any(String),
        receiptHandle: expect.any(String),
        receiveCount: 1,
        deliveryId: expect.any(String),
        id: expect.any(String),
        eventType: 'QueueStatus',
        cause: 'fault',
        step: 'quarantine',
        error: 'InternalServerError',
      },
    },
    settlements[1],
  ]);
  expect(quarantined).toHaveLength(1);
});

it('keeps saying what became of the claim', async () => {
  const { ports, faults } = startWorld();
  faults.quarantine.push(outage);
  const claim = { takeover: true, claim: 'released' } as const;
  const settled = await quarantineRefused([{ ...refused(), ...claim }], limits, ports);
  expect(settled).toMatchObject([{ outcome: 'retry', retry: claim }]);
});

it.each([
  [0, 'quarantined'],
  [1, 'retry'],
])('begins no write that could still run at the deadline (%i ms late: %s)', async (ms, outcome) => {
  const { ports, clock, quarantined } = startWorld();
  clock.nowMs = limits.deadlineMs - callMs.store + ms;
  const settled = await quarantineRefused([refused()], limits, ports);
  expect(settled).toMatchObject([{ outcome }]);
  expect(quarantined).toHaveLength(outcome === 'retry' ? 0 : 1);
});
