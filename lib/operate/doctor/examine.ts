import type { Deployment } from '../deployment.ts';
import { explainError } from '../explain-error.ts';
import { checkAlarms } from './check-alarms.ts';
import { checkDeadLetters, checkQuarantine } from './check-backlog.ts';
import { type CanaryOptions, checkCanary } from './check-canary.ts';
import { checkSecret } from './check-secret.ts';
import { checkConcurrency, checkConsumer, checkFunction, checkStackStatus } from './check-stack.ts';
import type { Finding } from './finding.ts';

export interface ExamineOptions extends CanaryOptions {
  /** Epoch milliseconds: what ages are counted to. */
  readonly nowMs: number;
}

type Check = () => Promise<Finding | readonly Finding[]>;

/** A check that cannot be made is a finding of its own: the others go on. */
const attempt = async ([name, check]: readonly [string, Check]): Promise<readonly Finding[]> => {
  try {
    return [await check()].flat();
  } catch (error) {
    const next = 'may you look at it, and is it still there? npx cdk deploy restores what is gone';
    return [{ check: name, verdict: 'fault', detail: explainError(error), next }];
  }
};

/** Examines a deployment from the front door to the bus, and what looks after it. */
export const examine = async (
  deployment: Deployment,
  options: ExamineOptions,
): Promise<readonly Finding[]> => {
  const checks: readonly (readonly [string, Check])[] = [
    ['stack', () => checkStackStatus(deployment)],
    ['ingress', () => checkFunction(deployment, 'ingressFunctionName')],
    ['consumer', () => checkFunction(deployment, 'consumerFunctionName')],
    ['consumer reads the queue', () => checkConsumer(deployment)],
    ...deployment.endpoints.flatMap((endpoint): (readonly [string, Check])[] => [
      [`${endpoint.name}: secret`, () => checkSecret(deployment, endpoint, options.nowMs)],
      [`${endpoint.name}: canary`, () => checkCanary(deployment, endpoint, options)],
    ]),
    ['dead-letter queue', () => checkDeadLetters(deployment)],
    ['quarantine', () => checkQuarantine(deployment)],
    ['alarms', () => checkAlarms(deployment)],
    ['Lambda concurrency', () => checkConcurrency(deployment)],
  ];
  return (await Promise.all(checks.map(attempt))).flat();
};
