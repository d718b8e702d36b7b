import type { Deployment } from '../deployment.ts';
import { checkAlarms } from './check-alarms.ts';
import { checkDeadLetters, checkQuarantine } from './check-backlog.ts';
import { type CanaryOptions, checkCanary } from './check-canary.ts';
import { checkSecret } from './check-secret.ts';
import { checkConcurrency, checkConsumer, checkFunction, checkStackStatus } from './check-stack.ts';
import type { Finding } from './finding.ts';

type Check = () => Promise<Finding | readonly Finding[]>;

/** A check that cannot be made is a finding of its own: the others go on. */
const attempt = async ([name, check]: readonly [string, Check]): Promise<readonly Finding[]> => {
  try {
    return [await check()].flat();
  } catch (error) {
    const detail = error instanceof Error ? `${error.name}: ${error.message}` : `${error}`;
    const next = 'may you read it, and is it deployed?';
    return [{ check: name, verdict: 'fault', detail, next }];
  }
};

/** Examines a deployment from the front door to the bus, and what looks after it. */
export const examine = async (
  deployment: Deployment,
  options: CanaryOptions,
): Promise<readonly Finding[]> => {
  const checks: readonly (readonly [string, Check])[] = [
    ['stack', () => checkStackStatus(deployment)],
    ['ingress', () => checkFunction(deployment, 'ingressFunctionName')],
    ['consumer', () => checkFunction(deployment, 'consumerFunctionName')],
    ['consumer reads the queue', () => checkConsumer(deployment)],
    ...deployment.endpoints.flatMap((endpoint): (readonly [string, Check])[] => [
      [`${endpoint.name}: secret`, () => checkSecret(deployment, endpoint, Date.now())],
      [`${endpoint.name}: canary`, () => checkCanary(deployment, endpoint, options)],
    ]),
    ['dead-letter queue', () => checkDeadLetters(deployment)],
    ['quarantine', () => checkQuarantine(deployment)],
    ['alarms', () => checkAlarms(deployment)],
    ['Lambda concurrency', () => checkConcurrency(deployment)],
  ];
  return (await Promise.all(checks.map(attempt))).flat();
};
