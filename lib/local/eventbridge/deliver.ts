import { randomUUID } from 'node:crypto';
import type { Cloud } from '../cloud.ts';
import type { BusEvent, Target } from './event-buses.ts';

const lastOf = (arn: string) => arn.split(':').at(-1) ?? '';

/**
 * Hands an event to a rule's target, whole.
 *
 * @throws Error when the target does not take it or its kind is none that the local cloud has.
 */
export const deliver = async (target: Target, event: BusEvent, cloud: Cloud): Promise<void> => {
  const service = target.arn.split(':')[2];
  switch (service) {
    case 'logs': {
      const logGroup = target.arn.split(':log-group:')[1]?.replace(/:\*$/, '') ?? '';
      const logStreamName = randomUUID();
      const timestamp = Date.now();
      return cloud.logGroups.append(logGroup, { timestamp, logStreamName, message: event.json });
    }
    case 'sqs':
      cloud.sqs.sendMessage(lastOf(target.arn), event.json);
      return;
    case 'lambda': {
      const result = await cloud.functions.get(target.arn)?.invoke(JSON.parse(event.json));
      if (!result?.ok) throw new Error(`${lastOf(target.arn)} failed`);
      return;
    }
    default:
      throw new Error(`the local cloud delivers to no target of the service ${service}`);
  }
};
