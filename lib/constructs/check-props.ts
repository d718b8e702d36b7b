import type { Duration } from 'aws-cdk-lib';
import * as v from 'valibot';
import { shortestDeduplicationDays } from '../../functions/consumer/environment.ts';
import { shortestTimeoutSeconds } from '../../functions/consumer/timings.ts';
import { endpointOptions, endpointsOf } from '../../functions/ingress/environment.ts';
import { deliveryRetention } from './delivery-queues.ts';
import type { EndpointProps } from './endpoint.ts';

export interface CheckedProps {
  readonly endpoints: readonly EndpointProps[];
  readonly consumerConcurrency: number;
  readonly consumerTimeout: Duration;
  readonly visibilityTimeout: Duration;
  readonly maxBackoff: Duration;
  readonly maxReceiveCount: number;
  readonly deduplicationRetention: Duration;
  readonly quarantineRetention: Duration;
}

const endpointsSchema = endpointsOf(v.object(endpointOptions, 'must be an object'));

const endpointFaults = (endpoints: readonly EndpointProps[]): string[] =>
  (v.safeParse(endpointsSchema, endpoints).issues ?? []).map((issue) =>
    ['endpoints', v.getDotPath(issue)]
      .filter((part) => part !== null)
      .join('.')
      .concat(` ${issue.message}: ${JSON.stringify(issue.input)}`),
  );

/** Paths below another's greedy twin. */
const nested = (paths: readonly string[]) =>
  paths.filter((path) => paths.some((other) => path.startsWith(`${other}/`)));

/** Names of which the logical ids of outputs, letters and digits only, leave nothing or what another has too. */
const indistinct = (names: readonly string[]) => {
  const seen = new Set(['']);
  return [...new Set(names)].filter((name) => {
    const kept = name.replace(/[-_]/g, '');
    return seen.size === seen.add(kept).size;
  });
};

const isWithin = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;

/** @throws Error naming every fault, the option and the value that has it. */
export const checkProps = (props: CheckedProps): void => {
  const { consumerConcurrency, maxReceiveCount } = props;
  const nestedPaths = nested(props.endpoints.map(({ path }) => path));
  const indistinctNames = indistinct(props.endpoints.map(({ name }) => name));
  const timeout = props.consumerTimeout.toSeconds();
  const visibility = props.visibilityTimeout.toSeconds();
  const backoff = props.maxBackoff.toSeconds();
  const deduplication = props.deduplicationRetention.toDays();
  const quarantine = props.quarantineRetention.toDays();
  // A message that is not in the dead-letter queue by then is deleted: lost.
  const longestRetries = maxReceiveCount * Math.max(backoff, visibility);

  const faults: [fault: boolean, message: string][] = [
    [
      nestedPaths.length > 0,
      `endpoints must not have a path below another's: ${JSON.stringify(nestedPaths)}`,
    ],
    [
      indistinctNames.length > 0,
      `endpoints must have names that differ in letters or digits: ${JSON.stringify(indistinctNames)}`,
    ],
    [
      !isWithin(consumerConcurrency, 2, 1000),
      `consumerConcurrency must be 2 to 1000: ${consumerConcurrency}`,
    ],
    [
      timeout < shortestTimeoutSeconds,
      `consumerTimeout must leave time for a claim, a publication and a mark, ${shortestTimeoutSeconds} s: ${timeout} s`,
    ],
    [timeout > 900, `consumerTimeout must be at most 15 minutes: ${timeout} s`],
    [
      visibility < timeout,
      `visibilityTimeout must be at least consumerTimeout, ${timeout} s: ${visibility} s`,
    ],
    [visibility > 43_200, `visibilityTimeout must be at most 12 hours: ${visibility} s`],
    [!isWithin(backoff, 1, 43_200), `maxBackoff must be 1 second to 12 hours: ${backoff} s`],
    [!isWithin(maxReceiveCount, 1, 1000), `maxReceiveCount must be 1 to 1000: ${maxReceiveCount}`],
    [
      longestRetries >= deliveryRetention.toSeconds(),
      `maxReceiveCount times maxBackoff or visibilityTimeout must end before the delivery queue forgets, ${deliveryRetention.toSeconds()} s: ${longestRetries} s`,
    ],
    [
      // What was received longer ago than the record lives, less two days, is quarantined as stale.
      deduplication < shortestDeduplicationDays,
      `deduplicationRetention must be at least ${shortestDeduplicationDays} days: ${deduplication}`,
    ],
    [quarantine < 3, `quarantineRetention must be at least 3 days: ${quarantine}`],
  ];
  const messages = [
    ...endpointFaults(props.endpoints),
    ...faults.flatMap(([fault, message]) => (fault ? [message] : [])),
  ];
  if (messages.length > 0) throw new Error(`EnreachWebhooks: ${messages.join('; ')}`);
};
