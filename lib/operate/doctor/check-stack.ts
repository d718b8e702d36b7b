import { GetAccountSettingsCommand, GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import type { StackOutput } from '../../stack-outputs.ts';
import type { Deployment } from '../deployment.ts';
import { eventSourceState } from '../event-source.ts';
import type { Finding } from './finding.ts';

/** New accounts have ten, which a burst of webhooks exhausts. */
const enoughConcurrency = 100;

export const checkStackStatus = async ({
  stackName,
  stackStatus,
}: Deployment): Promise<Finding> => {
  const check = 'stack';
  const detail = `${stackName} ${stackStatus}`;
  if (/^(CREATE|UPDATE|IMPORT)_COMPLETE$/.test(stackStatus))
    return { check, verdict: 'ok', detail };
  if (stackStatus.endsWith('_IN_PROGRESS'))
    return { check, verdict: 'warning', detail, next: 'wait until the deployment ends' };
  return {
    check,
    verdict: 'fault',
    detail,
    next: 'see its events in CloudFormation; deploy again',
  };
};

export const checkFunction = async (
  { clients, output }: Deployment,
  name: Extract<StackOutput, 'ingressFunctionName' | 'consumerFunctionName'>,
): Promise<Finding> => {
  const FunctionName = output(name);
  const { State, StateReason, LastUpdateStatus } = await clients.lambda.send(
    new GetFunctionConfigurationCommand({ FunctionName }),
  );
  const detail = `${FunctionName} ${State}, last update ${LastUpdateStatus}`;
  return State === 'Active' && LastUpdateStatus === 'Successful'
    ? { check: 'function', verdict: 'ok', detail }
    : { check: 'function', verdict: 'fault', detail, next: StateReason ?? 'deploy again' };
};

export const checkConsumer = async (deployment: Deployment): Promise<Finding> => {
  const check = 'consumer reads the queue';
  const state = await eventSourceState(deployment);
  return state === 'Enabled'
    ? { check, verdict: 'ok', detail: state }
    : { check, verdict: 'fault', detail: state, next: deployment.commands.enreach('resume') };
};

export const checkConcurrency = async ({ clients, isLocal }: Deployment): Promise<Finding> => {
  const check = 'Lambda concurrency of the account';
  if (isLocal) return { check, verdict: 'skipped', detail: 'the local cloud has no quotas' };
  const { AccountLimit } = await clients.lambda.send(new GetAccountSettingsCommand({}));
  const limit = AccountLimit?.ConcurrentExecutions ?? 0;
  const detail = `${limit} at once`;
  if (limit >= enoughConcurrency) return { check, verdict: 'ok', detail };
  const next = 'ask AWS for more (Service Quotas, Lambda, concurrent executions)';
  return { check, verdict: 'warning', detail, next };
};
