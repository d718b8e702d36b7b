import * as v from 'valibot';
import { AwsError } from '../../front-door/aws-error.ts';
import { attachStage, current, findSecret, type StoredSecret } from '../stored-secret.ts';
import {
  invalidParameter,
  type Operation,
  parseInput,
  type SecretsState,
  secretId,
  stageName,
} from './operation.ts';

const schema = v.object({
  SecretId: secretId,
  VersionStage: stageName,
  MoveToVersionId: v.optional(v.string()),
  RemoveFromVersionId: v.optional(v.string()),
});

const checkVersion = ({ versions }: StoredSecret, id: string | undefined): void => {
  if (id !== undefined && !versions.has(id))
    throw new AwsError(
      'ResourceNotFoundException',
      `Secrets Manager can't find the specified secret version: ${id}`,
    );
};

/**
 * A label that a version has must be named as removed from it before another can have it; AWSCURRENT can only move.
 *
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_UpdateSecretVersionStage.html
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/19943 - "can't be empty", in AWS's words
 */
export const updateSecretVersionStage =
  ({ secrets, now }: SecretsState): Operation =>
  (input) => {
    const { SecretId, VersionStage, MoveToVersionId, RemoveFromVersionId } = parseInput(
      schema,
      input,
    );
    const secret = findSecret(secrets, SecretId);
    const holder = secret.stages.get(VersionStage);
    if (MoveToVersionId === undefined && RemoveFromVersionId === undefined)
      throw invalidParameter('You must provide MoveToVersionId, RemoveFromVersionId or both.');
    checkVersion(secret, MoveToVersionId);
    checkVersion(secret, RemoveFromVersionId);
    if (RemoveFromVersionId !== undefined && RemoveFromVersionId !== holder)
      throw invalidParameter(
        `Staging label ${VersionStage} is not attached to version ${RemoveFromVersionId}.`,
      );
    if (MoveToVersionId === undefined && VersionStage === current)
      throw invalidParameter(
        "You can only move staging label AWSCURRENT to a different secret version. It can't be completely removed.",
      );
    const isTaken = holder !== undefined && holder !== MoveToVersionId;
    if (isTaken && RemoveFromVersionId === undefined)
      throw invalidParameter(
        `The parameter RemoveFromVersionId can't be empty. Staging label ${VersionStage} is currently attached to version ${holder}, so you must explicitly reference that version in RemoveFromVersionId.`,
      );

    if (MoveToVersionId === undefined) secret.stages.delete(VersionStage);
    else attachStage(secret, VersionStage, MoveToVersionId);
    secret.changedMs = now();
    return { ARN: secret.arn, Name: secret.name };
  };
