import * as v from 'valibot';
import { AwsError } from '../../front-door/aws-error.ts';
import { current, findSecret, stagesOf } from '../stored-secret.ts';
import {
  epochSeconds,
  type Operation,
  parseInput,
  type SecretsState,
  secretId,
  stageName,
} from './operation.ts';

const schema = v.object({
  SecretId: secretId,
  VersionId: v.optional(v.string()),
  VersionStage: v.optional(stageName),
});

const notFound = (which: string) =>
  new AwsError(
    'ResourceNotFoundException',
    `Secrets Manager can't find the specified secret value for ${which}`,
  );

/** @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html */
export const getSecretValue =
  ({ secrets, now }: SecretsState): Operation =>
  (input) => {
    const { SecretId, VersionId, VersionStage } = parseInput(schema, input);
    const secret = findSecret(secrets, SecretId);
    const ofStage = secret.stages.get(VersionStage ?? current);
    const version = secret.versions.get(VersionId ?? ofStage ?? '');
    if (!version)
      throw notFound(
        VersionId === undefined
          ? `staging label: ${VersionStage ?? current}`
          : `VersionId: ${VersionId}`,
      );
    if (VersionId !== undefined && VersionStage !== undefined && ofStage !== VersionId)
      throw new AwsError(
        'InvalidRequestException',
        'You provided a VersionStage that is not associated to the provided VersionId.',
      );
    version.accessedMs = now();
    const stages = stagesOf(secret, version.id);
    return {
      ARN: secret.arn,
      Name: secret.name,
      VersionId: version.id,
      ...version.value,
      VersionStages: stages.length > 0 ? stages : undefined,
      CreatedDate: epochSeconds(version.createdMs),
    };
  };
