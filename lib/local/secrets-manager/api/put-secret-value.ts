import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import { AwsError } from '../../front-door/aws-error.ts';
import {
  attachStage,
  current,
  findSecret,
  type SecretValue,
  type StoredSecret,
  stagesOf,
} from '../stored-secret.ts';
import { type Operation, parseInput, type SecretsState, secretId, stageName } from './operation.ts';

/** @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html */
const limitBytes = 65_536;

const schema = v.object({
  SecretId: secretId,
  SecretString: v.optional(v.pipe(v.string(), v.minLength(1), v.maxBytes(limitBytes))),
  SecretBinary: v.optional(v.pipe(v.string(), v.minLength(1))),
  ClientRequestToken: v.optional(v.pipe(v.string(), v.minLength(32), v.maxLength(64))),
  VersionStages: v.optional(v.pipe(v.array(stageName), v.minLength(1), v.maxLength(20))),
});

const secretValueOf = ({
  SecretString,
  SecretBinary,
}: v.InferOutput<typeof schema>): SecretValue => {
  if (SecretString !== undefined && SecretBinary === undefined) return { SecretString };
  if (SecretBinary !== undefined && SecretString === undefined) return { SecretBinary };
  throw new AwsError(
    'InvalidRequestException',
    'You must provide either SecretString or SecretBinary, and not both.',
  );
};

interface NewVersion {
  readonly id: string;
  readonly value: SecretValue;
  readonly stages: readonly string[];
}

/** The first version becomes AWSCURRENT whatever is asked. */
export const putVersion = (
  secret: StoredSecret,
  { id, value, stages }: NewVersion,
  nowMs: number,
): void => {
  const isFirst = secret.versions.size === 0;
  secret.versions.set(id, { id, value, createdMs: nowMs });
  secret.changedMs = nowMs;
  for (const stage of isFirst ? new Set([...stages, current]) : stages)
    attachStage(secret, stage, id);
};

/**
 * A token makes it idempotent: the same one with the same value changes nothing.
 *
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutSecretValue.html
 */
export const putSecretValue =
  ({ secrets, now }: SecretsState): Operation =>
  (input) => {
    const request = parseInput(schema, input);
    const secret = findSecret(secrets, request.SecretId);
    const value = secretValueOf(request);
    const { ClientRequestToken: id = randomUUID(), VersionStages: stages = [current] } = request;
    const before = secret.versions.get(id);
    if (before && !isDeepStrictEqual(before.value, value))
      throw new AwsError(
        'ResourceExistsException',
        `You can't use ClientRequestToken ${id} because that value is already in use for a version of secret ${secret.arn}.`,
      );
    if (!before) putVersion(secret, { id, value, stages }, now());
    const { arn, name } = secret;
    return { ARN: arn, Name: name, VersionId: id, VersionStages: stagesOf(secret, id) };
  };
