import {
  GetEventSourceMappingCommand,
  UpdateEventSourceMappingCommand,
} from '@aws-sdk/client-lambda';
import type { Deployment } from './deployment.ts';

/** Whether the consumer reads the delivery queue: `Enabled`, `Disabled`, or on the way (`Enabling`, …). */
export const eventSourceState = async ({ clients, output }: Deployment): Promise<string> => {
  const { State } = await clients.lambda.send(
    new GetEventSourceMappingCommand({ UUID: output('eventSourceId') }),
  );
  return State ?? 'unknown';
};

/** Makes the consumer stop or start reading the delivery queue; what is on the queue waits there, four days at most. */
export const switchEventSource = async (
  { clients, output }: Deployment,
  Enabled: boolean,
): Promise<string> => {
  const { State } = await clients.lambda.send(
    new UpdateEventSourceMappingCommand({ UUID: output('eventSourceId'), Enabled }),
  );
  return State ?? 'unknown';
};
