import type { Duration } from 'aws-cdk-lib';
import { shortestTimeoutSeconds } from '../../functions/consumer/timings.ts';
import type { EndpointProps } from './endpoint.ts';

export interface CheckedProps {
  readonly endpoints: readonly EndpointProps[];
  readonly timeout: Duration;
  readonly visibilityTimeout: Duration;
  readonly deduplicationRetention: Duration;
}

const repeated = (values: readonly string[]) =>
  values.filter((value, index) => values.indexOf(value) !== index);

/** Two paths of which one lies below the other's greedy twin. */
const nested = (paths: readonly string[]) =>
  paths.filter((path) => paths.some((other) => path.startsWith(`${other}/`)));

/** @throws Error naming every fault and the value that has it. */
export const checkProps = (props: CheckedProps): void => {
  const names = props.endpoints.map(({ name }) => name);
  const paths = props.endpoints.map(({ path }) => path);
  const faults: [fault: boolean, message: string][] = [
    [names.length === 0, 'endpoints: at least one is needed'],
    ...names.map((name): [boolean, string] => [
      !/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/.test(name),
      `endpoint name must be of letters, digits and dashes, at most 64: ${JSON.stringify(name)}`,
    ]),
    ...paths.map((path): [boolean, string] => [
      !/^(\/[A-Za-z0-9._~-]+)+$/.test(path),
      `endpoint path must begin with / and not end in one: ${JSON.stringify(path)}`,
    ]),
    [repeated(names).length > 0, `endpoint name used twice: ${repeated(names).join(', ')}`],
    [repeated(paths).length > 0, `endpoint path used twice: ${repeated(paths).join(', ')}`],
    [nested(paths).length > 0, `endpoint path lies below another: ${nested(paths).join(', ')}`],
    [
      props.timeout.toSeconds() < shortestTimeoutSeconds,
      `consumerTimeout must leave time for a claim, a publication and a mark, ${shortestTimeoutSeconds} s: ${props.timeout.toSeconds()} s`,
    ],
    [
      props.visibilityTimeout.toSeconds() < props.timeout.toSeconds(),
      `visibilityTimeout must be at least consumerTimeout: ${props.visibilityTimeout.toSeconds()} s`,
    ],
    [
      props.deduplicationRetention.toDays() < 7,
      // A message lives four days on the queue; two more are kept as a margin.
      `deduplicationRetention must be at least 7 days: ${props.deduplicationRetention.toDays()}`,
    ],
  ];
  const messages = faults.flatMap(([fault, message]) => (fault ? [message] : []));
  if (messages.length > 0) throw new Error(`EnreachWebhooks: ${messages.join('; ')}`);
};
