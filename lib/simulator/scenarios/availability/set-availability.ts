import { formatDateTime, noEnd } from '../engine/date-time.ts';
import type { Simulation } from '../engine/simulation.ts';
import type { Availability, User } from '../state.ts';

interface Change {
  readonly note: string;
  /** Absent: the state has no end. */
  readonly untilMs?: number;
}

export function setAvailability(
  { centre, emit, nowMs }: Simulation,
  user: User,
  availability: Availability,
  { note, untilMs }: Change,
): void {
  user.availability = availability;
  emit('UserAvailability', user.id, {
    Availability: availability,
    EndTime: untilMs === undefined ? noEnd : formatDateTime(untilMs),
    EventSource: 'user',
    Note: note,
    ProfileId: centre.availabilityProfileIds[availability],
    StartTime: formatDateTime(nowMs()),
    UserId: user.id,
    UserName: user.userName,
  });
}
