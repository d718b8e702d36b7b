import * as v from 'valibot';
import type { Synthesized } from '../synthesized.ts';

const busSchema = v.object({
  LogConfig: v.optional(v.object({ Level: v.optional(v.string(), 'OFF') }), {}),
});
const sourceSchema = v.object({ Name: v.string(), ResourceArn: v.string() });
const deliverySchema = v.object({ DeliverySourceName: v.string() });

/**
 * Buses that are to log and whose logs go nowhere: the level alone delivers none, a delivery source and a delivery do.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-logs.html
 */
export const busLogFaults = (stack: Synthesized): string[] => {
  const delivered = stack
    .ofType('AWS::Logs::Delivery')
    .map(({ properties }) => v.parse(deliverySchema, properties).DeliverySourceName);
  const logged = stack
    .ofType('AWS::Logs::DeliverySource')
    .map(({ properties }) => v.parse(sourceSchema, properties))
    .filter(({ Name }) => delivered.includes(Name))
    .map(({ ResourceArn }) => ResourceArn);
  return stack
    .ofType('AWS::Events::EventBus')
    .filter(({ properties }) => v.parse(busSchema, properties).LogConfig.Level !== 'OFF')
    .filter(({ name }) => !logged.includes(`arn:${name}`))
    .map(({ name }) => `${name}: its logs are delivered nowhere`);
};
