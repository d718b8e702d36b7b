import * as v from 'valibot';
import { findSecret, type StoredSecret } from '../stored-secret.ts';
import {
  epochDay,
  epochSeconds,
  type Operation,
  parseInput,
  type SecretsState,
  secretId,
} from './operation.ts';

const schema = v.object({ SecretId: secretId });

const stagesByVersion = ({ stages }: StoredSecret): Record<string, string[]> => {
  const byVersion: Record<string, string[]> = {};
  for (const [stage, id] of stages) byVersion[id] = [...(byVersion[id] ?? []), stage];
  return byVersion;
};

/** A version without a label is deprecated, and not told of. @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DescribeSecret.html */
export const describeSecret =
  ({ secrets }: SecretsState): Operation =>
  (input) => {
    const secret = findSecret(secrets, parseInput(schema, input).SecretId);
    const accesses = [...secret.versions.values()].flatMap(({ accessedMs }) => accessedMs ?? []);
    return {
      ARN: secret.arn,
      Name: secret.name,
      Description: secret.description,
      CreatedDate: epochSeconds(secret.createdMs),
      LastChangedDate: epochSeconds(secret.changedMs),
      LastAccessedDate: epochDay(accesses.length > 0 ? Math.max(...accesses) : undefined),
      VersionIdsToStages: stagesByVersion(secret),
    };
  };
