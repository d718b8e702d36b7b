import { createRandom } from './engine/random.ts';
import type { Availability, CallbackRequest, Queue, User } from './state.ts';

/** The organisation of a scenario, all of it fictional. */
export interface ContactCentre {
  readonly organizationId: string;
  readonly queues: readonly Queue[];
  readonly agents: readonly User[];
  readonly supervisor: User;
  /** Technical queue that routes the calls to work numbers. */
  readonly switchboard: { readonly id: string; readonly name: string; readonly number: string };
  readonly availabilityProfileIds: Readonly<Record<Availability, string>>;
}

/**
 * Sets up the people and queues of a scenario; everybody works in two queues, where there are so many. The ids follow
 * from the seed alone, so that rules and subscriptions which name them hold for every run.
 *
 * @param availability - what everybody is at the start.
 */
export function createContactCentre(
  { seed, agents, queues }: { seed: number; agents: number; queues: number },
  availability: Availability,
): ContactCentre {
  const idOf = (name: string) => createRandom(`${seed} ${name}`).guid();
  const createUser = (name: string, number: string): User => ({
    id: idOf(name),
    userName: `sample.${name}@example.com`,
    number,
    attachments: [],
    availability,
  });
  const centre: ContactCentre = {
    organizationId: idOf('organization'),
    queues: Array.from({ length: queues }, (_, index) => ({
      id: idOf(`queue${index + 1}`),
      name: `Sample queue ${index + 1}`,
      number: `+35810123${String(1001 + index)}`,
      menu: { id: idOf(`menu${index + 1}`), name: `Sample menu ${index + 1}` },
      callList: { id: idOf(`list${index + 1}`), requests: new Set<CallbackRequest>() },
      attachments: [],
      calls: new Set(),
    })),
    agents: Array.from({ length: agents }, (_, index) =>
      createUser(`agent${index + 1}`, `+35810123${String(2001 + index)}`),
    ),
    supervisor: createUser('supervisor', '+358101232000'),
    switchboard: {
      id: idOf('switchboard'),
      name: 'Sample switchboard',
      number: '+358101230000',
    },
    availabilityProfileIds: {
      Available: idOf('Available'),
      Busy: idOf('Busy'),
      DoNotDisturb: idOf('DoNotDisturb'),
      OffWork: idOf('OffWork'),
    },
  };
  centre.agents.forEach((user, index) => {
    const mine = [0, 1].slice(0, queues).map((next) => (index + next) % queues);
    mine.forEach((position, rank) => {
      const queue = centre.queues[position];
      if (queue === undefined) return;
      const attachment = { user, queue, priority: rank + 1 };
      queue.attachments.push(attachment);
      user.attachments.push(attachment);
    });
  });
  return centre;
}
