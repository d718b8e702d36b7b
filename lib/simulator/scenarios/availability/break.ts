import type { Simulation, Storyline } from '../engine/simulation.ts';
import { isFree, type User } from '../state.ts';
import { setAvailability } from './set-availability.ts';

/** A user is away for some minutes, for a meeting or a pause, and then available again; not from a call, though. */
export function* takeBreak(simulation: Simulation, user: User): Storyline {
  const { random, nowMs } = simulation;
  while (!isFree(user)) yield 1000;
  const isMeeting = random.chance(0.4);
  const untilMs = nowMs() + random.between(3, 10) * 60_000;
  setAvailability(simulation, user, isMeeting ? 'Busy' : 'DoNotDisturb', {
    note: isMeeting ? 'Meeting' : 'Break',
    untilMs,
  });
  yield untilMs - nowMs();
  setAvailability(simulation, user, 'Available', { note: '' });
}
