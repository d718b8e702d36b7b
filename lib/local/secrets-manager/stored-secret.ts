import { AwsError } from '../front-door/aws-error.ts';

export const current = 'AWSCURRENT';
const previous = 'AWSPREVIOUS';

/** One of the two, as it was put. */
export type SecretValue =
  | { readonly SecretString: string }
  /** Base64. */
  | { readonly SecretBinary: string };

interface SecretVersion {
  readonly id: string;
  readonly value: SecretValue;
  /** Epoch milliseconds. */
  readonly createdMs: number;
  accessedMs?: number;
}

export interface StoredSecret {
  readonly arn: string;
  readonly name: string;
  readonly description: string | undefined;
  readonly createdMs: number;
  changedMs: number;
  readonly versions: Map<string, SecretVersion>;
  /** Which version a staging label is attached to: one label, one version. The newest label last. */
  readonly stages: Map<string, string>;
}

export const stagesOf = ({ stages }: StoredSecret, versionId: string): readonly string[] =>
  [...stages].filter(([, id]) => id === versionId).map(([stage]) => stage);

/**
 * Attaches a label to a version, and takes it from the one that had it. When that is AWSCURRENT, the one that had it
 * becomes AWSPREVIOUS.
 *
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_UpdateSecretVersionStage.html
 */
export const attachStage = ({ stages }: StoredSecret, stage: string, versionId: string): void => {
  const before = stages.get(stage);
  if (before === versionId) return;
  stages.set(stage, versionId);
  if (stage === current && before !== undefined) stages.set(previous, before);
};

export type Secrets = Map<string, StoredSecret>;

/** @param secretId - a name, an ARN, or an ARN without its last hyphen and six characters. */
export const findSecret = (secrets: Secrets, secretId: string): StoredSecret => {
  const found = [...secrets.values()].find(
    ({ arn, name }) => arn === secretId || name === secretId || arn.slice(0, -7) === secretId,
  );
  if (!found)
    throw new AwsError(
      'ResourceNotFoundException',
      "Secrets Manager can't find the specified secret.",
    );
  return found;
};
