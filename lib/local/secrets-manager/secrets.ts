import { randomInt, randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { AwsError } from '../front-door/aws-error.ts';

interface SecretVersion {
  readonly id: string;
  readonly value: string;
  stages: readonly string[];
}

export interface SecretsManager {
  readonly create: (secret: { readonly arn: string; readonly name: string; value: string }) => void;
  /** Answers one operation of the API, by name. @throws AwsError as AWS would. */
  readonly call: (operation: string, input: unknown) => unknown;
}

const current = 'AWSCURRENT';
const previous = 'AWSPREVIOUS';

const getSchema = v.object({
  SecretId: v.string(),
  VersionStage: v.optional(v.string(), current),
  VersionId: v.optional(v.string()),
});
const putSchema = v.object({
  SecretId: v.string(),
  SecretString: v.string(),
  ClientRequestToken: v.optional(v.string()),
});
const notFound = (message: string) => new AwsError('ResourceNotFoundException', message);

const parse = <Schema extends v.GenericSchema>(schema: Schema, input: unknown) => {
  const parsed = v.safeParse(schema, input);
  if (parsed.success) return parsed.output;
  throw new AwsError('InvalidParameterException', 'Invalid parameter');
};

/** A value as `GenerateSecretString` makes one without punctuation. */
export const generateSecret = (length: number): string => {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  return Array.from({ length }, () => letters.charAt(randomInt(letters.length))).join('');
};

/**
 * Secrets Manager, in memory: versions and the stages that name them.
 *
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutSecretValue.html - a new version takes
 * AWSCURRENT, and the one that had it gets AWSPREVIOUS
 */
export const createSecretsManager = (): SecretsManager => {
  const secrets = new Map<string, { name: string; arn: string; versions: SecretVersion[] }>();

  const find = (secretId: string) => {
    const secret =
      secrets.get(secretId) ?? [...secrets.values()].find(({ name }) => name === secretId);
    if (!secret) throw notFound("Secrets Manager can't find the specified secret.");
    return secret;
  };

  const moveStage = (versions: readonly SecretVersion[], stage: string, to?: SecretVersion) => {
    for (const version of versions)
      version.stages = version.stages.filter((name) => name !== stage);
    if (to) to.stages = [...to.stages, stage];
  };

  const put = (secretId: string, value: string, id: string = randomUUID()) => {
    const { arn, name, versions } = find(secretId);
    const before = versions.find(({ stages }) => stages.includes(current));
    const version: SecretVersion = { id, value, stages: [] };
    versions.push(version);
    moveStage(versions, current, version);
    if (before) moveStage(versions, previous, before);
    return { ARN: arn, Name: name, VersionId: id, VersionStages: version.stages };
  };

  const operations: Record<string, (input: unknown) => unknown> = {
    GetSecretValue: (input) => {
      const { SecretId, VersionStage, VersionId } = parse(getSchema, input);
      const { arn, name, versions } = find(SecretId);
      const version = versions.find(({ id, stages }) =>
        VersionId === undefined ? stages.includes(VersionStage) : id === VersionId,
      );
      if (!version)
        throw notFound(
          `Secrets Manager can't find the specified secret value for staging label: ${VersionStage}`,
        );
      const { id, value, stages } = version;
      return { ARN: arn, Name: name, VersionId: id, SecretString: value, VersionStages: stages };
    },
    PutSecretValue: (input) => {
      const { SecretId, SecretString, ClientRequestToken } = parse(putSchema, input);
      return put(SecretId, SecretString, ClientRequestToken);
    },
  };

  return {
    create: ({ arn, name, value }) => {
      secrets.set(arn, { name, arn, versions: [] });
      put(arn, value);
    },
    call: (operation, input) => {
      const run = operations[operation];
      if (!run) throw new AwsError('UnknownOperationException', `${operation} is not emulated`);
      return run(input);
    },
  };
};
