import { randomUUID } from 'node:crypto';
import type { LambdaFunction } from '../../lambda/function-types.ts';
import { invokeAsynchronously } from '../../lambda/invoke-asynchronously.ts';
import type { LogGroups } from '../../logs/log-groups.ts';
import type { BusEvent } from '../bus-event.ts';
import { DeliveryError } from './delivery-error.ts';
import { logEntryOf } from './log-entry.ts';
import type { QueueSender } from './queue-sender.ts';

/** Where events can go. */
export interface Destinations {
  readonly queues: Pick<QueueSender, 'send'>;
  /** By ARN. */
  readonly functions: ReadonlyMap<string, LambdaFunction>;
  readonly logGroups: LogGroups;
  /** Why a rule may not reach a target, by the template's resource policies. */
  readonly denialOf: (ruleArn: string, targetArn: string) => string | undefined;
  readonly onProblem: (message: string) => void;
}

const noResource = (arn: string) => new DeliveryError('NO_RESOURCE', `${arn} does not exist.`);

/** AWS takes a target with the `:*` that CloudFormation's ARN of a log group ends in, too, and delivers nothing to it. */
const writeLog = (arn: string, input: string, logGroups: LogGroups): void => {
  const logGroup = arn.split(':log-group:')[1] ?? '';
  if (!logGroups.has(logGroup)) throw noResource(arn);
  logGroups.append(logGroup, { ...logEntryOf(input, Date.now()), logStreamName: randomUUID() });
};

const parsePayload = (input: string): unknown => {
  try {
    return JSON.parse(input);
  } catch (cause) {
    throw new DeliveryError('INVALID_JSON', 'A function takes JSON only.', { cause });
  }
};

const invoke = (arn: string, input: string, event: BusEvent, to: Destinations): void => {
  const lambda = to.functions.get(arn);
  if (!lambda) throw noResource(arn);
  const payload = parsePayload(input);
  // Accepted: what the function makes of it is between Lambda and the function.
  void invokeAsynchronously(lambda, {
    payload,
    traceId: event.traceHeader,
    onGivenUp: (message) => to.onProblem(`${arn} failed at event ${event.id}: ${message}`),
  });
};

/**
 * Hands a target its input, once.
 *
 * @throws DeliveryError when the target does not take it.
 */
export const deliver = async (
  arn: string,
  input: string,
  event: BusEvent,
  to: Destinations,
): Promise<void> => {
  const service = arn.split(':')[2];
  switch (service) {
    case 'sqs':
      return to.queues.send({ queueArn: arn, body: input });
    case 'lambda':
      return invoke(arn, input, event, to);
    case 'logs':
      return writeLog(arn, input, to.logGroups);
    default:
      throw new DeliveryError('SDK_CLIENT_ERROR', `no targets of the service ${service} here`);
  }
};
