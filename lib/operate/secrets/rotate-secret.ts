import { randomBytes } from 'node:crypto';
import {
  PutSecretValueCommand,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import type { DeployedEndpoint, Deployment } from '../deployment.ts';
import { OperatorError } from '../operator-error.ts';
import { readSecretState } from './secret-state.ts';

/** Of a secret that is not in use yet. */
const nextStage = 'EnreachNext';

/** How Secrets Manager says that a label is not where the request has it. */
const isMoved = (error: unknown): boolean =>
  error instanceof Error && /^Invalid(Parameter|Request)Exception$/.test(error.name);

/**
 * Puts a new secret beside the one in use: from now on both are accepted, until the rotation is finished.
 *
 * It becomes the current one in a second step, which names the version that it takes the place of. Of two that rotate at
 * once one is refused there; a third secret would lock out whoever sends the first.
 *
 * @throws OperatorError while a rotation is open, or when somebody else began one meanwhile.
 * @see docs/decisions/0004-secret-version-stages.md
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_UpdateSecretVersionStage.html - the one that
 * loses AWSCURRENT becomes AWSPREVIOUS
 */
export const rotateSecret = async (
  deployment: Deployment,
  endpoint: DeployedEndpoint,
): Promise<void> => {
  const { secretsManager } = deployment.clients;
  const { secretArn: SecretId, name } = endpoint;
  const { currentVersionId, previousVersionId } = await readSecretState(deployment, endpoint);
  if (previousVersionId)
    throw new OperatorError(
      `a rotation of ${name} is open already: finish it first (${deployment.commands.enreach(`secret finish --endpoint ${name}`)})`,
    );
  const { VersionId } = await secretsManager.send(
    new PutSecretValueCommand({
      SecretId,
      // 48 characters that a header and a configuration file take as they are.
      SecretString: randomBytes(36).toString('base64url'),
      VersionStages: [nextStage],
    }),
  );
  try {
    await secretsManager.send(
      new UpdateSecretVersionStageCommand({
        SecretId,
        VersionStage: 'AWSCURRENT',
        MoveToVersionId: VersionId,
        RemoveFromVersionId: currentVersionId,
      }),
    );
  } catch (cause) {
    if (!isMoved(cause)) throw cause;
    throw new OperatorError(
      `somebody else changed the secret of ${name} meanwhile, so this rotation was given up: see ${deployment.commands.enreach('secret show')}`,
      { cause },
    );
  } finally {
    const remove = new UpdateSecretVersionStageCommand({
      SecretId,
      VersionStage: nextStage,
      RemoveFromVersionId: VersionId,
    });
    // A label that stays harms nothing: the next rotation takes it.
    await secretsManager.send(remove).catch(() => {});
  }
};
