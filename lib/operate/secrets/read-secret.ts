import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import type { DeployedEndpoint, Deployment } from '../deployment.ts';

/** The current secret of an endpoint: what Enreach sends as `X-Benemen-Token`. As the ingress takes it: pasted ones often end in a line break. */
export const readSecret = async (
  { clients }: Deployment,
  { secretArn }: DeployedEndpoint,
): Promise<string> => {
  const { SecretString = '' } = await clients.secretsManager.send(
    new GetSecretValueCommand({ SecretId: secretArn }),
  );
  return SecretString.trim();
};
