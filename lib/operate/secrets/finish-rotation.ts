import { UpdateSecretVersionStageCommand } from '@aws-sdk/client-secrets-manager';
import type { DeployedEndpoint, Deployment } from '../deployment.ts';

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
