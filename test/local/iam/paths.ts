import { newEvent, type ObservedCloud } from './observed-cloud.ts';

/** A way through the pipeline. */
export interface Path {
  /** What must go wrong elsewhere for the pipeline to take it. */
  readonly faults?: readonly string[];
  /** Sends what takes this way, and returns a probe that says whether the end was reached. */
  readonly walk: (observed: ObservedCloud) => Promise<() => Promise<boolean> | boolean>;
}

/** Lines of the consumer about one outcome. */
const settled = ({ lines }: ObservedCloud, outcome: string): readonly string[] =>
  lines('Consumer').filter((line) => line.includes(`"outcome":"${outcome}"`));

const untilSettled = async (observed: ObservedCloud, outcome: string): Promise<void> => {
  for (let left = 500; left > 0 && settled(observed, outcome).length === 0; left--)
    await new Promise((resolve) => setTimeout(resolve, 20));
};

const post = async ({ post }: ObservedCloud, body: string) => {
  const status = await post(body);
  return status === 200;
};

export const paths = {
  'starting the cloud': {
    walk: async () => () => true,
  },
  'accepting a delivery': {
    walk: async (observed) => {
      const accepted = await post(observed, newEvent().body);
      return () => accepted;
    },
  },
  'logging of the ingress': {
    walk: async (observed) => {
      await post(observed, newEvent().body);
      return () => observed.lines('Ingress').length > 0;
    },
  },
  'logging of the consumer': {
    walk: async (observed) => {
      await post(observed, newEvent().body);
      return () => observed.lines('Consumer').length > 0;
    },
  },
  'publishing an event': {
    walk: async (observed) => {
      await post(observed, newEvent().body);
      return () => settled(observed, 'published').some((line) => line.includes('"marked":true'));
    },
  },
  'telling a duplicate': {
    walk: async (observed) => {
      const { body } = newEvent();
      await post(observed, body);
      await untilSettled(observed, 'published');
      await post(observed, body);
      return () => settled(observed, 'duplicate').length > 0;
    },
  },
  'quarantining a delivery': {
    walk: async (observed) => {
      await post(observed, '{"Id":');
      return () => settled(observed, 'quarantined').length > 0;
    },
  },
  'giving up a claim': {
    faults: ['events.PutEvents=ConcurrentModificationException'],
    walk: async (observed) => {
      const { id, body } = newEvent();
      await post(observed, body);
      return async () => settled(observed, 'retry').length > 0 && !(await observed.isKnown(id));
    },
  },
  'backing off': {
    faults: ['dynamodb.UpdateItem=500'],
    walk: async (observed) => {
      await post(observed, newEvent().body);
      const failed = () => observed.lines('Consumer').some((line) => line.includes('backing off'));
      return () => settled(observed, 'retry').length > 0 && !failed();
    },
  },
} satisfies Record<string, Path>;

export type PathName = keyof typeof paths;
