import { UpdateSecretVersionStageCommand } from '@aws-sdk/client-secrets-manager';
import { readOutcomes } from '../deliveries-log.ts';
import type { DeployedEndpoint, Deployment } from '../deployment.ts';

/** Which secret recent deliveries of an endpoint came with. */
export interface SecretUse {
  readonly withCurrent: number;
  readonly withPrevious: number;
}

export const countSecretUse = async (
  deployment: Deployment,
  endpoint: DeployedEndpoint,
  fromMs: number,
): Promise<SecretUse> => {
  const use = { withCurrent: 0, withPrevious: 0 };
  const where = `$.outcome = "accepted" && $.endpoint = "${endpoint.name}"`;
  for await (const accepted of readOutcomes(deployment, 'ingress', { fromMs, where }))
    use[accepted.tokenMatchedPrevious === true ? 'withPrevious' : 'withCurrent'] += 1;
  return use;
};

/** Ends a rotation: functions that remember the previous secret forget it within five minutes. */
export const finishRotation = async (
  { clients }: Deployment,
  { secretArn }: DeployedEndpoint,
  previousVersionId: string,
): Promise<void> => {
  await clients.secretsManager.send(
    new UpdateSecretVersionStageCommand({
      SecretId: secretArn,
      VersionStage: 'AWSPREVIOUS',
      RemoveFromVersionId: previousVersionId,
    }),
  );
};
