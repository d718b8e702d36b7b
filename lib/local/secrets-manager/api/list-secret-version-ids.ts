import * as v from 'valibot';
import { AwsError } from '../../front-door/aws-error.ts';
import { findSecret, stagesOf } from '../stored-secret.ts';
import {
  epochDay,
  epochSeconds,
  type Operation,
  parseInput,
  type SecretsState,
  secretId,
} from './operation.ts';

const schema = v.object({
  SecretId: secretId,
  IncludeDeprecated: v.optional(v.boolean(), false),
  MaxResults: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)), 100),
  NextToken: v.optional(v.pipe(v.string(), v.minLength(1))),
});

/** @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ListSecretVersionIds.html */
export const listSecretVersionIds =
  ({ secrets }: SecretsState): Operation =>
  (input) => {
    const { SecretId, IncludeDeprecated, MaxResults, NextToken } = parseInput(schema, input);
    const secret = findSecret(secrets, SecretId);
    const versions = [...secret.versions.values()]
      .map((version) => ({ ...version, stages: stagesOf(secret, version.id) }))
      .filter(({ stages }) => IncludeDeprecated || stages.length > 0);
    const start = NextToken === undefined ? 0 : versions.findIndex(({ id }) => id === NextToken);
    if (start < 0) throw new AwsError('InvalidNextTokenException', 'Invalid NextToken');
    return {
      ARN: secret.arn,
      Name: secret.name,
      NextToken: versions[start + MaxResults]?.id,
      Versions: versions.slice(start, start + MaxResults).map((version) => ({
        VersionId: version.id,
        VersionStages: version.stages.length > 0 ? version.stages : undefined,
        CreatedDate: epochSeconds(version.createdMs),
        LastAccessedDate: epochDay(version.accessedMs),
        KmsKeyIds: ['DefaultEncryptionKey'],
      })),
    };
  };
