import {
  type EventSourceMappingConfiguration,
  ListEventSourceMappingsCommand,
  UpdateEventSourceMappingCommand,
} from '@aws-sdk/client-lambda';
import type { Deployment } from './deployment.ts';
import { OperatorError } from './operator-error.ts';

const findMapping = async ({
  clients,
  output,
}: Deployment): Promise<EventSourceMappingConfiguration & { readonly UUID: string }> => {
  const FunctionName = output('consumerFunctionName');
  const { EventSourceMappings: [mapping] = [] } = await clients.lambda.send(
    new ListEventSourceMappingsCommand({ FunctionName }),
  );
  const { UUID } = mapping ?? {};
  if (!mapping || !UUID)
    throw new OperatorError(
      `nothing feeds the consumer ${FunctionName}: its event source mapping is gone; deploy again with npx cdk deploy`,
    );
  return { ...mapping, UUID };
};

/** Whether the consumer reads the delivery queue: `Enabled`, `Disabled`, or on the way (`Enabling`, …). */
export const eventSourceState = async (deployment: Deployment): Promise<string> =>
  (await findMapping(deployment)).State ?? 'unknown';

/** Makes the consumer stop or start reading the delivery queue; what is on the queue waits there, four days at most. */
export const switchEventSource = async (
  deployment: Deployment,
  Enabled: boolean,
): Promise<string> => {
  const { UUID } = await findMapping(deployment);
  const { State } = await deployment.clients.lambda.send(
    new UpdateEventSourceMappingCommand({ UUID, Enabled }),
  );
  return State ?? 'unknown';
};
