import { ListSecretVersionIdsCommand } from '@aws-sdk/client-secrets-manager';
import type { DeployedEndpoint, Deployment } from '../deployment.ts';
import { UsageError } from '../operator-error.ts';

/** An endpoint's secret, but for its value. */
export interface SecretState {
  /** When the current secret was made. */
  readonly createdAt: Date | undefined;
  readonly currentVersionId: string | undefined;
  /** While a rotation is open: the version that is accepted as well. */
  readonly previousVersionId: string | undefined;
}

/** @throws UsageError when the deployment has several endpoints and none is named, or none of this name. */
export const chooseEndpoint = (
  { endpoints }: Deployment,
  name: string | undefined,
): DeployedEndpoint => {
  const names = endpoints.map((endpoint) => endpoint.name).join(', ');
  const [only, ...others] = endpoints;
  const chosen = name === undefined ? only : endpoints.find((endpoint) => endpoint.name === name);
  if (!chosen) throw new UsageError(`there is no endpoint ${name}; there are: ${names}`);
  if (name === undefined && others.length > 0)
    throw new UsageError(`which endpoint? Name one with --endpoint: ${names}`);
  return chosen;
};

export const readSecretState = async (
  { clients }: Deployment,
  { secretArn }: DeployedEndpoint,
): Promise<SecretState> => {
  const { Versions = [] } = await clients.secretsManager.send(
    new ListSecretVersionIdsCommand({ SecretId: secretArn }),
  );
  const staged = (stage: string) =>
    Versions.find(({ VersionStages }) => VersionStages?.includes(stage));
  return {
    createdAt: staged('AWSCURRENT')?.CreatedDate,
    currentVersionId: staged('AWSCURRENT')?.VersionId,
    previousVersionId: staged('AWSPREVIOUS')?.VersionId,
  };
};
