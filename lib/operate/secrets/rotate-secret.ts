import { randomBytes } from 'node:crypto';
import { PutSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import type { DeployedEndpoint, Deployment } from '../deployment.ts';
import { OperatorError } from '../operator-error.ts';
import { readSecretState } from './secret-state.ts';

/**
 * Puts a new secret beside the one in use: from now on both are accepted, until the rotation is finished.
 *
 * @throws OperatorError while a rotation is open: a third secret would lock out whoever sends the first.
 * @see docs/decisions/0004-secret-version-stages.md
 */
export const rotateSecret = async (
  deployment: Deployment,
  endpoint: DeployedEndpoint,
): Promise<void> => {
  const { previousVersionId } = await readSecretState(deployment, endpoint);
  if (previousVersionId)
    throw new OperatorError(
      `a rotation of ${endpoint.name} is open already: finish it first (enreach secret finish --endpoint ${endpoint.name})`,
    );
  await deployment.clients.secretsManager.send(
    new PutSecretValueCommand({
      SecretId: endpoint.secretArn,
      // 48 characters that a header and a configuration file take as they are.
      SecretString: randomBytes(36).toString('base64url'),
    }),
  );
};
